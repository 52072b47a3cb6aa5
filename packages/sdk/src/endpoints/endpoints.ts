import { Ordering } from "svix";
import type { Page, PageQuery } from "../client/page.ts";
import { pathId } from "../client/path-id.ts";
import type { Transport } from "../client/transport.ts";
import type { PublishedMessage } from "../messages/message.ts";
import { withoutPayload } from "../messages/without-payload.ts";
import type {
  Endpoint,
  EndpointChanges,
  EndpointHeaders,
  EndpointInput,
  EndpointStats,
  Recovery,
} from "./endpoint.ts";

/**
 * What the list of endpoints takes beside its page.
 *
 * @example
 * ```ts
 * import type { EndpointListQuery } from "@posthorn/sdk";
 *
 * const oldestFirst: EndpointListQuery = { order: "ascending" };
 * ```
 */
export type EndpointListQuery = PageQuery & { readonly order?: "ascending" | "descending" };

/**
 * Endpoints of an application: `posthorn.endpoints`. Posthorn's ids and your own both do.
 *
 * @example
 * ```ts
 * import { createPosthorn } from "@posthorn/sdk";
 *
 * const { endpoints } = createPosthorn({ apiKey: "sk_…" });
 * const endpoint = await endpoints.create("customer-1042", {
 *   url: "https://kopi.example/hooks",
 *   eventTypes: ["order.*"],
 * });
 * const secret = await endpoints.getSecret("customer-1042", endpoint.id);
 * ```
 */
export type Endpoints = {
  /** The newest first. */
  list(application: string, query?: EndpointListQuery): Promise<Page<Endpoint>>;
  get(application: string, endpoint: string): Promise<Endpoint>;
  /** Throws `blocked_address` for a private address, `endpoint_limit` for one endpoint too many. */
  create(application: string, input: EndpointInput): Promise<Endpoint>;
  update(application: string, endpoint: string, changes: EndpointChanges): Promise<Endpoint>;
  delete(application: string, endpoint: string): Promise<void>;
  /** What its receiver verifies with: `whsec_…`, or the public key `whpk_…`. */
  getSecret(application: string, endpoint: string): Promise<string>;
  /** Makes a new secret, or takes yours; the old one goes on signing for `gracePeriodSeconds` (24 h). */
  rotateSecret(
    application: string,
    endpoint: string,
    options?: { readonly secret?: string; readonly gracePeriodSeconds?: number },
  ): Promise<void>;
  getHeaders(application: string, endpoint: string): Promise<EndpointHeaders>;
  /** Adds and changes headers by name; null removes one. */
  updateHeaders(
    application: string,
    endpoint: string,
    headers: Readonly<Record<string, string | null>>,
  ): Promise<void>;
  /** Deliveries by status, of the last 28 days unless told otherwise. */
  getStats(
    application: string,
    endpoint: string,
    range?: { readonly since?: Date; readonly until?: Date },
  ): Promise<EndpointStats>;
  /** Sends the example of an event type to this endpoint. */
  sendExample(application: string, endpoint: string, eventType: string): Promise<PublishedMessage>;
  /** Sends again what failed since a time, at most 14 days ago. */
  recover(
    application: string,
    endpoint: string,
    range: { readonly since: Date; readonly until?: Date },
  ): Promise<Recovery>;
};

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
