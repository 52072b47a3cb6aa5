import { parseSecret, sign } from "@posthorn/signing";
import { PosthornError } from "../errors/posthorn-error.ts";
import { payloadText } from "../publish/payload-text.ts";

/**
 * What `signTestRequest` takes beside payload and secret.
 *
 * @example
 * ```ts
 * import type { SignTestRequestOptions } from "@posthorn/sdk";
 *
 * const tooOld: SignTestRequestOptions = { id: "msg_1", timestamp: new Date(Date.now() - 3_600_000) };
 * ```
 */
export type SignTestRequestOptions = {
  /** The `webhook-id`; a new one by default. */
  readonly id?: string;
  /** The current time by default. */
  readonly timestamp?: Date;
};

/**
 * A signed request, in the shape that `fetch`, `new Request`, Hono's `app.request` and Fastify's `inject` take.
 *
 * @example
 * ```ts
 * import { type SignedTestRequest, signTestRequest } from "@posthorn/sdk";
 *
 * const signed: SignedTestRequest = await signTestRequest(
 *   { order: { id: 1042 } },
 *   "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
 * );
 * const request = new Request("https://kopi.example/hooks", signed);
 * ```
 */
export type SignedTestRequest = {
  readonly method: "POST";
  readonly headers: Record<string, string>;
  readonly body: string;
};

/**
 * Signs a payload as Posthorn does, for tests of a receiver. The payload is an object, `rawJson(…)`, or the text
 * of the body as it is. Throws `invalid_input` for a text that is no secret.
 *
 * @example
 * ```ts
 * import { signTestRequest, verifyWebhook } from "@posthorn/sdk";
 *
 * const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
 * const signed = await signTestRequest({ order: { id: 1042 } }, secret, { id: "msg_1" });
 * const webhook = await verifyWebhook(signed, secret);
 * console.log(webhook.ok); // true
 * ```
 */
export async function signTestRequest(
  payload: object | string,
  secret: string,
  { id = `msg_test_${crypto.randomUUID()}`, timestamp = new Date() }: SignTestRequestOptions = {},
): Promise<SignedTestRequest> {
  const parsed = parseSecret(secret);
  if (!parsed.ok) {
    throw new PosthornError(
      "invalid_input",
      "secret must be an endpoint's signing secret, whsec_… or whsk_….",
    );
  }
  const body = typeof payload === "string" ? payload : payloadText(payload);
  const signature = await sign({ id, timestamp, body, secrets: [parsed.secret] });
  const headers = {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(timestamp.getTime() / 1000)),
    "webhook-signature": signature,
  };
  return { method: "POST", headers, body };
}
