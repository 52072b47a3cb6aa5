import { Ordering } from "svix";
import { pathId } from "../client/path-id.ts";
import type { Transport } from "../client/transport.ts";
import { withoutPayload } from "../messages/without-payload.ts";
import type { EndpointListQuery, Endpoints } from "./endpoints.ts";

export function createEndpoints({ call }: Transport): Endpoints {
  const app = (application: string) => pathId(application, "application");
  const ep = (endpoint: string) => pathId(endpoint, "endpoint");
  return {
    list: async (application, query = {}) =>
      call((svix) => svix.endpoint.list(app(application), pageOptions(query))),
    get: async (application, endpoint) => call((svix) => svix.endpoint.get(app(application), ep(endpoint))),
    create: async (application, input) =>
      call((svix) => svix.endpoint.create(app(application), { url: input.url }), JSON.stringify(input)),
    update: async (application, endpoint, changes) =>
      call((svix) => svix.endpoint.patch(app(application), ep(endpoint), {}), JSON.stringify(changes)),
    delete: async (application, endpoint) =>
      call((svix) => svix.endpoint.delete(app(application), ep(endpoint))),
    getSecret: async (application, endpoint) => {
      const { key } = await call<{ key: string }>((svix) =>
        svix.endpoint.getSecret(app(application), ep(endpoint)),
      );
      return key;
    },
    rotateSecret: async (application, endpoint, { secret, gracePeriodSeconds } = {}) =>
      call(
        (svix) => svix.endpoint.rotateSecret(app(application), ep(endpoint)),
        JSON.stringify({ key: secret, gracePeriodSeconds }),
      ),
    getHeaders: async (application, endpoint) =>
      call((svix) => svix.endpoint.getHeaders(app(application), ep(endpoint))),
    updateHeaders: async (application, endpoint, headers) =>
      call(
        (svix) => svix.endpoint.patchHeaders(app(application), ep(endpoint), { headers: {} }),
        JSON.stringify({ headers }),
      ),
    getStats: async (application, endpoint, range = {}) =>
      call((svix) => svix.endpoint.getStats(app(application), ep(endpoint), range)),
    sendExample: async (application, endpoint, eventType) =>
      withoutPayload(
        await call((svix) => svix.endpoint.sendExample(app(application), ep(endpoint), { eventType })),
      ),
    recover: async (application, endpoint, range) =>
      call((svix) => svix.endpoint.recover(app(application), ep(endpoint), range)),
  };
}

function pageOptions({ order = "descending", ...page }: EndpointListQuery) {
  return { ...page, order: order === "ascending" ? Ordering.Ascending : Ordering.Descending };
}
