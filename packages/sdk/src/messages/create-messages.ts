import { pathId } from "../client/path-id.ts";
import type { Transport } from "../client/transport.ts";
import type { Messages } from "./messages.ts";

export function createMessages({ call }: Transport): Messages {
  const app = (application: string) => pathId(application, "application");
  const msg = (message: string) => pathId(message, "message");
  return {
    list: async (application, query = {}) => call((svix) => svix.message.list(app(application), query)),
    get: async (application, message, options = {}) =>
      call((svix) => svix.message.get(app(application), msg(message), options)),
    listEndpoints: async (application, message, query = {}) =>
      call((svix) => svix.messageAttempt.listAttemptedDestinations(app(application), msg(message), query)),
    listByEndpoint: async (application, endpoint, query = {}) =>
      call((svix) =>
        svix.messageAttempt.listAttemptedMessages(app(application), pathId(endpoint, "endpoint"), query),
      ),
    expungePayload: async (application, message) =>
      call((svix) => svix.message.expungeContent(app(application), msg(message))),
  };
}
