import type { EventDeclarations } from "./events/event-declaration.ts";
import { readRequestBody } from "./webhook/read-request-body.ts";
import { receiveWebhook } from "./webhook/receive-webhook.ts";
import type { OnWebhook, WebhookHandlerOptions } from "./webhook/webhook-handler-options.ts";

/**
 * A receiver for everything that speaks `Request` and `Response`: Deno, Bun, Cloudflare Workers, Remix, SvelteKit.
 * Answers 400 to a bad signature, 200 to what is done (also to a repeat, without running), 409 while another
 * request runs the same id, 500 when your handler throws, which frees the id for the next try.
 *
 * @example
 * ```ts
 * import { memoryStore, signTestRequest } from "@posthorn/sdk";
 * import { webhookHandler } from "@posthorn/sdk/fetch";
 *
 * const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
 * const receive = webhookHandler({ secret, store: memoryStore() }, async ({ id, payload }) => {
 *   console.log(id, payload);
 * });
 *
 * const signed = await signTestRequest({ order: { id: 1042 } }, secret);
 * const response = await receive(new Request("https://kopi.example/hooks", signed));
 * console.log(response.status); // 200
 * ```
 */
export function webhookHandler<const Events extends EventDeclarations = EventDeclarations>(
  options: WebhookHandlerOptions<Events>,
  onWebhook: OnWebhook<Events, Request>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const incoming = {
      method: request.method,
      headers: request.headers,
      readBody: (limits: Parameters<typeof readRequestBody>[1]) => readRequestBody(request, limits),
    };
    const { status, headers, body } = await receiveWebhook(incoming, request, options, onWebhook);
    return new Response(body, { status, headers });
  };
}
