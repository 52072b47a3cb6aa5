import { PosthornError } from "../errors/posthorn-error.ts";

/**
 * A payload as JSON text; made by {@link rawJson}.
 *
 * @example
 * ```ts
 * import { type RawJson, rawJson } from "@posthorn/sdk";
 *
 * const payload: RawJson = rawJson('{"order":{"id":12345678901234567890}}');
 * ```
 */
export type RawJson = { readonly rawJson: string; readonly [isRawJson]: true };

const isRawJson: unique symbol = Symbol("rawJson");

/**
 * Takes the payload as JSON text, which is sent byte for byte: numbers of more than 15 digits, `1.10`, the
 * order of keys, white space. Throws `invalid_payload` unless it is one JSON object.
 *
 * @example
 * ```ts
 * import { createPosthorn, rawJson } from "@posthorn/sdk";
 *
 * const posthorn = createPosthorn({ apiKey: "sk_test" });
 * const payload = rawJson('{"order":{"id":12345678901234567890,"total":1.10}}');
 * await posthorn.publish("order.created", payload, { application: "customer-1042" });
 * ```
 */
export function rawJson(text: string): RawJson {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new PosthornError("invalid_payload", "rawJson needs one JSON value; this text is none.", { cause });
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw new PosthornError("invalid_payload", "A payload is a JSON object, { … }.");
  }
  return { rawJson: text, [isRawJson]: true };
}

/** Told apart by a symbol: a payload may have a key `rawJson` of its own. */
export function isRaw(payload: unknown): payload is RawJson {
  return typeof payload === "object" && payload !== null && isRawJson in payload;
}
