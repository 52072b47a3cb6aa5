import { type VerificationFailure, verify, type WebhookHeaders } from "@posthorn/signing";
import type { AnyPayloadOf, EventDeclarations } from "../events/event-declaration.ts";
import {
  type BodyRefusal,
  defaultBodyTimeoutMs,
  defaultMaxBodyBytes,
  readRequestBody,
} from "./read-request-body.ts";

/**
 * A webhook as it arrived, where the platform has no `Request`: its headers, and its body byte for byte, never
 * parsed and printed again.
 *
 * @example
 * ```ts
 * import type { IncomingWebhook } from "@posthorn/sdk";
 *
 * const incoming: IncomingWebhook = { headers: { "webhook-id": "msg_1" }, body: '{"test": 2432232314}' };
 * ```
 */
export type IncomingWebhook = {
  readonly headers: WebhookHeaders;
  readonly body: string | Uint8Array;
};

/**
 * What `verifyWebhook` takes beside the request and its secrets.
 *
 * @example
 * ```ts
 * import type { VerifyWebhookOptions } from "@posthorn/sdk";
 *
 * const options: VerifyWebhookOptions = { toleranceSeconds: 60 };
 * ```
 */
export type VerifyWebhookOptions<Events extends EventDeclarations = EventDeclarations> = {
  /** The event types that the sender declares: they give `payload` its type, and are not run. */
  readonly events?: Events;
  /** How far the timestamp may be from now, both ways. 300 by default. */
  readonly toleranceSeconds?: number;
  /** The largest body of a `Request` that is read. 2 MiB by default. */
  readonly maxBodyBytes?: number;
  /** The current time by default. */
  readonly now?: Date;
};

/**
 * A webhook whose signature is genuine. `id` stays the same over retries and resends: do nothing twice for one.
 * `payload` is the parsed JSON; for a body of another content type it is its text. `body` is the text as sent.
 *
 * @example
 * ```ts
 * import type { VerifiedWebhook } from "@posthorn/sdk";
 *
 * const lineOf = (webhook: VerifiedWebhook) => `${webhook.id} of ${webhook.timestamp.toISOString()}`;
 * ```
 */
export type VerifiedWebhook<Payload = unknown> = {
  readonly ok: true;
  readonly id: string;
  /** When this try was sent. */
  readonly timestamp: Date;
  readonly payload: Payload;
  readonly body: string;
};

/**
 * Why a webhook is refused. All but `invalid_secret` (no secret at all, or a text that is none) are the
 * request's fault and deserve a 400.
 *
 * @example
 * ```ts
 * import type { WebhookRefusal } from "@posthorn/sdk";
 *
 * const statusOf = (code: WebhookRefusal) => (code === "invalid_secret" ? 500 : 400);
 * ```
 */
export type WebhookRefusal = VerificationFailure | BodyRefusal | "malformed_json";

/**
 * A webhook that is refused. Nothing of it is to be believed.
 *
 * @example
 * ```ts
 * import type { RefusedWebhook } from "@posthorn/sdk";
 *
 * const refused: RefusedWebhook = { ok: false, code: "signature_mismatch" };
 * ```
 */
export type RefusedWebhook = { readonly ok: false; readonly code: WebhookRefusal };

/**
 * Verifies a webhook: signature, age, and that its body is JSON. Takes a `Request`, whose body it reads, or
 * headers and raw body. Several secrets may be valid while one is rotated; `whsec_…`, `whsk_…` and `whpk_…` do.
 * What a request can get wrong is returned, never thrown.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 * @example
 * ```ts
 * import { signTestRequest, verifyWebhook } from "@posthorn/sdk";
 *
 * const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
 * const request = new Request("https://kopi.example/hooks", await signTestRequest({ order: { id: 1042 } }, secret));
 *
 * const webhook = await verifyWebhook(request, secret);
 * if (webhook.ok) console.log(webhook.id, webhook.payload);
 * else console.error(webhook.code);
 * ```
 */
export async function verifyWebhook<const Events extends EventDeclarations = EventDeclarations>(
  request: Request | IncomingWebhook,
  secrets: string | readonly string[],
  options: VerifyWebhookOptions<Events> = {},
): Promise<VerifiedWebhook<AnyPayloadOf<Events>> | RefusedWebhook> {
  const { now = new Date(), toleranceSeconds, maxBodyBytes = defaultMaxBodyBytes } = options;
  const limits = { maxBytes: maxBodyBytes, timeoutMs: defaultBodyTimeoutMs };
  const read = isRequest(request) ? await readRequestBody(request, limits) : { bytes: request.body };
  if ("code" in read) return { ok: false, code: read.code };

  const result = await verify({
    headers: request.headers,
    body: read.bytes,
    secrets: typeof secrets === "string" ? [secrets] : secrets,
    now,
    ...(toleranceSeconds === undefined ? {} : { toleranceSeconds }),
  });
  if (!result.ok) return { ok: false, code: result.code };

  const body = typeof read.bytes === "string" ? read.bytes : new TextDecoder().decode(read.bytes);
  const parsed = payloadOf<AnyPayloadOf<Events>>(body, request.headers);
  if (parsed === null) return { ok: false, code: "malformed_json" };
  return { ok: true, id: result.id, timestamp: result.timestamp, payload: parsed.payload, body };
}

function isRequest(request: Request | IncomingWebhook): request is Request {
  return typeof Request !== "undefined" && request instanceof Request;
}

/**
 * The one cast of a payload to its declared type: the signature proves that it is the sender's, whose SDK
 * compiles only what it declares.
 */
function payloadOf<Payload>(body: string, headers: WebhookHeaders): { payload: Payload } | null {
  const contentType = contentTypeOf(headers);
  if (contentType !== undefined && !/[/+]json\b/i.test(contentType)) return { payload: body as Payload };
  try {
    return { payload: JSON.parse(body) as Payload };
  } catch {
    return null;
  }
}

function contentTypeOf(headers: WebhookHeaders): string | undefined {
  if (typeof headers.get === "function") return headers.get("content-type") ?? undefined;
  const entry = Object.entries(headers).find(([name]) => name.toLowerCase() === "content-type");
  return typeof entry?.[1] === "string" ? entry[1] : undefined;
}
