/**
 * Which signature an endpoint's deliveries carry: `v1` (HMAC-SHA256) or `v1a` (ed25519).
 *
 * @example
 * ```ts
 * import type { SignatureType } from "@posthorn/sdk";
 *
 * const type: SignatureType = "hmac-sha256";
 * ```
 */
export type SignatureType = "hmac-sha256" | "ed25519";

/**
 * What Posthorn lets an endpoint choose beyond the common fields; null is the environment's choice.
 *
 * @example
 * ```ts
 * import type { EndpointOptions } from "@posthorn/sdk";
 *
 * const options: EndpointOptions = { timeoutSeconds: 5, retrySchedule: [1, 10, 60] };
 * ```
 */
export type EndpointOptions = {
  /** A JSON object, at most 4,096 bytes, added as `properties` to every object payload sent to it. */
  properties?: Record<string, unknown> | null | undefined;
  /** From connect to the last byte of the answer, 1–30 seconds; null is 15. */
  timeoutSeconds?: number | null | undefined;
  /** Seconds before each retry, 1–20 of up to 30 days; null is the environment's. */
  retrySchedule?: number[] | null | undefined;
  /** Most deliveries under way at once, 1–1,000. */
  maxInFlight?: number | null | undefined;
  /** Whether days of nothing but failure disable it; null is the environment's choice. */
  disableOnFailure?: boolean | null | undefined;
  /** How a secret that is made for it signs. */
  signatureType?: SignatureType | undefined;
};

/**
 * An endpoint: a URL of an application that receives messages. Its secret and headers have methods of their
 * own. Times are ISO 8601 in UTC.
 *
 * @example
 * ```ts
 * import type { Endpoint } from "@posthorn/sdk";
 *
 * const isHealthy = (endpoint: Endpoint) => !endpoint.disabled;
 * ```
 */
export type Endpoint = EndpointOptions & {
  id: string;
  /** Your own id of it. */
  uid: string | null;
  url: string;
  description: string;
  /** Most messages a second that are sent to it; null is no limit. */
  throttleRate: number | null;
  disabled: boolean;
  /** The event types that it gets, `order.*` being all below `order.`; null is all. */
  eventTypes: string[] | null;
  channels: string[] | null;
  metadata: Record<string, string>;
  createdAt: string;
  updatedAt: string;
  /** Why it is disabled: by hand, by its own 410 Gone, or after days of failure; null when it is enabled. */
  disabledReason?: "manual" | "gone" | "failing" | null | undefined;
};

type EndpointFields = Readonly<EndpointOptions> & {
  readonly description?: string;
  readonly uid?: string | null;
  readonly throttleRate?: number | null;
  readonly disabled?: boolean;
  readonly eventTypes?: string[] | null;
  readonly channels?: string[] | null;
  readonly metadata?: Record<string, string>;
};

/**
 * What creates an endpoint. Without a secret, one is made for it.
 *
 * @example
 * ```ts
 * import type { EndpointInput } from "@posthorn/sdk";
 *
 * const input: EndpointInput = { url: "https://kopi.example/hooks", eventTypes: ["order.*"] };
 * ```
 */
export type EndpointInput = EndpointFields & {
  readonly url: string;
  /** `whsec_` and base64 of 24–75 bytes, or `whsk_…` for ed25519. */
  readonly secret?: string | null;
  /** Sent with every delivery, by name. */
  readonly headers?: Record<string, string> | null;
};

/**
 * What changes an endpoint: an omitted field stays, null unsets it.
 *
 * @example
 * ```ts
 * import type { EndpointChanges } from "@posthorn/sdk";
 *
 * const changes: EndpointChanges = { disabled: false, eventTypes: null };
 * ```
 */
export type EndpointChanges = EndpointFields & { readonly url?: string };

/**
 * The headers of an endpoint. Of a sensitive one only the name is answered, in `sensitive`.
 *
 * @example
 * ```ts
 * import type { EndpointHeaders } from "@posthorn/sdk";
 *
 * const namesOf = ({ headers, sensitive }: EndpointHeaders) => [...Object.keys(headers), ...sensitive];
 * ```
 */
export type EndpointHeaders = { headers: Record<string, string>; sensitive: string[] };

/**
 * Deliveries of an endpoint by status. `pending` is always 0: what waits is counted as `sending`.
 *
 * @example
 * ```ts
 * import type { EndpointStats } from "@posthorn/sdk";
 *
 * const failedShare = ({ success, fail }: EndpointStats) => fail / Math.max(1, success + fail);
 * ```
 */
export type EndpointStats = {
  success: number;
  pending: number;
  sending: number;
  fail: number;
  canceled: number;
};

/**
 * A recovery that was started: it goes on in the background.
 *
 * @example
 * ```ts
 * import type { Recovery } from "@posthorn/sdk";
 *
 * const isOver = (recovery: Recovery) => recovery.status !== "running";
 * ```
 */
export type Recovery = {
  id: string;
  status: "running" | "finished" | "failed";
  updatedAt: string;
};
