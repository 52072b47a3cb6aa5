import type { EventDeclarations } from "./events/event-declaration.ts";
import { webhookHandler as fetchHandler } from "./fetch.ts";
import type { OnWebhook, WebhookHandlerOptions } from "./webhook/webhook-handler-options.ts";

/**
 * A receiver as a route handler of Next.js: `export const POST` in `app/hooks/route.ts`. It answers as that of
 * `@posthorn/sdk/fetch`.
 *
 * @example
 * ```ts
 * import { memoryStore } from "@posthorn/sdk";
 * import { webhookHandler } from "@posthorn/sdk/next";
 *
 * export const POST = webhookHandler(
 *   { secret: () => process.env.WEBHOOK_SECRET ?? "", store: memoryStore() },
 *   async ({ id, payload }) => {
 *     console.log(id, payload);
 *   },
 * );
 * ```
 */
export function webhookHandler<const Events extends EventDeclarations = EventDeclarations>(
  options: WebhookHandlerOptions<Events>,
  onWebhook: OnWebhook<Events, Request>,
): (request: Request) => Promise<Response> {
  return fetchHandler(options, onWebhook);
}
