import { readBounded } from "../bytes/read-bounded.ts";

/** Why a body could not be had: too large, broken off or too slow, or read by somebody else before. */
export type BodyRefusal = "body_too_large" | "body_incomplete" | "body_already_read";

export type ReadBody = { readonly bytes: string | Uint8Array } | { readonly code: BodyRefusal };

export type BodyLimits = { readonly maxBytes: number; readonly timeoutMs: number };

/** A payload of 1 MiB, the properties of an endpoint, and room. */
export const defaultMaxBodyBytes = 2 * 1_048_576;
export const defaultBodyTimeoutMs = 30_000;

/** The raw body of a request: never more than `maxBytes`, and never waited for without end. */
export async function readRequestBody(
  request: Request,
  { maxBytes, timeoutMs }: BodyLimits,
): Promise<ReadBody> {
  if (request.bodyUsed) return { code: "body_already_read" };
  if (request.body === null) return { bytes: new Uint8Array(0) };
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) return { code: "body_too_large" };

  const reader = request.body.getReader();
  let isTooSlow = false;
  const timer = setTimeout(() => {
    isTooSlow = true;
    reader.cancel().catch(() => undefined);
  }, timeoutMs);
  try {
    const bytes = await readBounded(reader, maxBytes);
    if (isTooSlow) return { code: "body_incomplete" };
    return bytes === null ? { code: "body_too_large" } : { bytes };
  } catch {
    return { code: "body_incomplete" };
  } finally {
    clearTimeout(timer);
  }
}
