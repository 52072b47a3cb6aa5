import { pathId } from "../client/path-id.ts";
import type { Transport } from "../client/transport.ts";
import type { Attempts } from "./attempts.ts";

export function createAttempts({ call }: Transport): Attempts {
  const app = (application: string) => pathId(application, "application");
  const msg = (message: string) => pathId(message, "message");
  const ep = (endpoint: string) => pathId(endpoint, "endpoint");
  const attempted = (attempt: string) => pathId(attempt, "attempt");
  return {
    listByEndpoint: async (application, endpoint, query = {}) =>
      call((svix) => svix.messageAttempt.listByEndpoint(app(application), ep(endpoint), query)),
    listByMessage: async (application, message, query = {}) =>
      call((svix) => svix.messageAttempt.listByMsg(app(application), msg(message), query)),
    get: async (application, message, attempt) =>
      call((svix) => svix.messageAttempt.get(app(application), msg(message), attempted(attempt))),
    resend: async (application, message, endpoint) => {
      await call((svix) => svix.messageAttempt.resend(app(application), msg(message), ep(endpoint)));
    },
    expungeResponse: async (application, message, attempt) =>
      call((svix) => svix.messageAttempt.expungeContent(app(application), msg(message), attempted(attempt))),
  };
}
