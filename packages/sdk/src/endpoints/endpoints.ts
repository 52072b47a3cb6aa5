import type { Page, PageQuery } from "../client/page.ts";
import type { PublishedMessage } from "../messages/message.ts";
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
 * const { endpoints } = createPosthorn({ apiKey: "sk_test" });
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
