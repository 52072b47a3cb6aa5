import { joined } from "../bytes/read-bounded.ts";
import type { BodyLimits, ReadBody } from "./read-request-body.ts";

/**
 * What of Node's `IncomingMessage` is used, and of what frameworks put on it; said here, so that nothing of
 * Node needs to be imported.
 *
 * @example
 * ```ts
 * import type { NodeRequest } from "@posthorn/sdk/express";
 *
 * const idOf = (request: NodeRequest) => request.headers["webhook-id"];
 * ```
 */
export type NodeRequest = {
  readonly method?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly readableEnded?: boolean;
  /** What a body parser left. */
  readonly body?: unknown;
  on(event: "data", listener: (chunk: Uint8Array) => void): unknown;
  on(event: "end" | "close", listener: () => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  off(event: "data", listener: (chunk: Uint8Array) => void): unknown;
  pause(): unknown;
};

/**
 * The raw body of a Node request: from the stream, or from a parser that kept the bytes (`express.raw()`,
 * `express.text()`). A parsed one is of no use: its bytes cannot be had back.
 */
export async function readNodeBody(
  request: NodeRequest,
  { maxBytes, timeoutMs }: BodyLimits,
): Promise<ReadBody> {
  const { body } = request;
  if (body instanceof Uint8Array || typeof body === "string") {
    return body.length > maxBytes ? { code: "body_too_large" } : { bytes: body };
  }
  if (request.readableEnded) return { code: "body_already_read" };
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) return { code: "body_too_large" };

  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    const finish = (read: ReadBody) => {
      clearTimeout(timer);
      request.off("data", collect);
      request.pause();
      resolve(read);
    };
    const collect = (chunk: Uint8Array) => {
      length += chunk.byteLength;
      if (length > maxBytes) finish({ code: "body_too_large" });
      else chunks.push(chunk);
    };
    const timer = setTimeout(() => finish({ code: "body_incomplete" }), timeoutMs);
    request.on("data", collect);
    request.on("end", () => finish({ bytes: joined(chunks, length) }));
    request.on("close", () => finish({ code: "body_incomplete" }));
    request.on("error", () => finish({ code: "body_incomplete" }));
  });
}
