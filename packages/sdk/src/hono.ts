import type { EventDeclarations } from "./events/event-declaration.ts";
import { webhookHandler as fetchHandler } from "./fetch.ts";
import type { OnWebhook, WebhookHandlerOptions } from "./webhook/webhook-handler-options.ts";

/**
 * What of Hono's context is used.
 *
 * @example
 * ```ts
 * import type { HonoContext } from "@posthorn/sdk/hono";
 *
 * const urlOf = (context: HonoContext) => context.req.raw.url;
 * ```
 */
export type HonoContext = { readonly req: { readonly raw: Request } };

/**
 * A receiver as a handler of Hono. It answers as that of `@posthorn/sdk/fetch`; your function gets the context.
 *
 * @example
 * ```ts
 * import { memoryStore } from "@posthorn/sdk";
 * import { webhookHandler } from "@posthorn/sdk/hono";
 * import { Hono } from "hono";
 *
 * const app = new Hono();
 * app.post(
 *   "/hooks",
 *   webhookHandler({ secret: () => process.env.WEBHOOK_SECRET ?? "", store: memoryStore() }, async ({ id }) => {
 *     console.log(id);
 *   }),
 * );
 * ```
 */
export function webhookHandler<
  const Events extends EventDeclarations = EventDeclarations,
  Context extends HonoContext = HonoContext,
>(
  options: WebhookHandlerOptions<Events>,
  onWebhook: OnWebhook<Events, Context>,
): (context: Context) => Promise<Response> {
  return (context) => fetchHandler(options, (webhook) => onWebhook(webhook, context))(context.req.raw);
}
