import { PosthornError } from "../errors/posthorn-error.ts";
import { isRaw } from "./raw-json.ts";

/** The payload as it goes over the wire. */
export function payloadText(payload: unknown): string {
  if (isRaw(payload)) return payload.rawJson;
  if (typeof payload !== "object" || payload === null || Array.isArray(payload)) {
    throw new PosthornError("invalid_payload", "A payload is a JSON object, { … }.");
  }
  const text = stringify(payload);
  // A toJSON of its own may make anything.
  if (text?.startsWith("{")) return text;
  throw new PosthornError("invalid_payload", "The payload does not become a JSON object, { … }.");
}

function stringify(payload: object): string | undefined {
  try {
    return JSON.stringify(payload);
  } catch (cause) {
    // A BigInt, or an object within itself.
    const reason = cause instanceof Error ? cause.message.split("\n")[0] : "unknown";
    const sentence = `The payload is not JSON (${reason}); for large numbers write the text and use rawJson.`;
    throw new PosthornError("invalid_payload", sentence, { cause });
  }
}
