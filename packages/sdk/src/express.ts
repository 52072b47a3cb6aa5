import type { EventDeclarations } from "./events/event-declaration.ts";
import { type NodeRequest, readNodeBody } from "./webhook/read-node-body.ts";
import type { BodyLimits } from "./webhook/read-request-body.ts";
import { receiveWebhook } from "./webhook/receive-webhook.ts";
import type { OnWebhook, WebhookHandlerOptions } from "./webhook/webhook-handler-options.ts";

export type { NodeRequest } from "./webhook/read-node-body.ts";

/**
 * What of Node's `ServerResponse` is used.
 *
 * @example
 * ```ts
 * import type { NodeResponse } from "@posthorn/sdk/express";
 *
 * const refuse = (response: NodeResponse) => response.writeHead(400, {}).end("");
 * ```
 */
export type NodeResponse = {
  writeHead(status: number, headers: Record<string, string>): NodeResponse;
  end(body: string): unknown;
};

/**
 * A receiver as a handler of Express, and of `node:http` itself. Put it before body parsers, or behind
 * `express.raw({ type: "*\/*" })`: a body that was parsed cannot be verified. It answers as that of
 * `@posthorn/sdk/fetch`.
 *
 * @example
 * ```ts
 * import { memoryStore } from "@posthorn/sdk";
 * import { webhookHandler } from "@posthorn/sdk/express";
 * import express from "express";
 *
 * const app = express();
 * app.post(
 *   "/hooks",
 *   webhookHandler({ secret: () => process.env.WEBHOOK_SECRET ?? "", store: memoryStore() }, async ({ id }) => {
 *     console.log(id);
 *   }),
 * );
 * app.use(express.json());
 * ```
 */
export function webhookHandler<
  const Events extends EventDeclarations = EventDeclarations,
  Incoming extends NodeRequest = NodeRequest,
>(
  options: WebhookHandlerOptions<Events>,
  onWebhook: OnWebhook<Events, Incoming>,
): (request: Incoming, response: NodeResponse) => Promise<void> {
  return async (request, response) => {
    const incoming = {
      method: request.method,
      headers: request.headers,
      readBody: (limits: BodyLimits) => readNodeBody(request, limits),
    };
    const { status, headers, body } = await receiveWebhook(incoming, request, options, onWebhook);
    // The rest of a body that was too large is not read: the connection cannot be used again.
    const connection: Record<string, string> = status === 413 ? { connection: "close" } : {};
    response.writeHead(status, { ...headers, ...connection }).end(body);
  };
}
