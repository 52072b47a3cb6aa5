import type { AnyPayloadOf, EventDeclarations } from "../events/event-declaration.ts";
import type { WebhookStore } from "./store.ts";
import type { VerifiedWebhook } from "./verify-webhook.ts";

/**
 * What every `webhookHandler` takes: the secret of the endpoint (several while one is rotated, or a function that
 * finds them), and where it remembers what it has dealt with.
 *
 * @example
 * ```ts
 * import { memoryStore, type WebhookHandlerOptions } from "@posthorn/sdk";
 *
 * const options: WebhookHandlerOptions = {
 *   secret: process.env.WEBHOOK_SECRET ?? "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
 *   store: memoryStore(),
 *   onError: (error) => console.error("webhook failed", error),
 * };
 * ```
 */
export type WebhookHandlerOptions<Events extends EventDeclarations = EventDeclarations> = {
  readonly secret: string | readonly string[] | (() => SecretsFound | Promise<SecretsFound>);
  readonly store: WebhookStore;
  /** The event types that the sender declares: they give `payload` its type. */
  readonly events?: Events;
  /** How long a claim holds while the handler runs; longer than it ever takes. 120 by default. */
  readonly leaseSeconds?: number;
  /** The largest body that is read. 2 MiB by default. */
  readonly maxBodyBytes?: number;
  /** How far the timestamp may be from now, both ways. 300 by default. */
  readonly toleranceSeconds?: number;
  /** Told what your handler or store threw; writes to the console by default. The sender never sees it. */
  readonly onError?: (error: unknown) => void;
};

type SecretsFound = string | readonly string[];

/**
 * What you do with a webhook: it runs once for each id. What it throws frees the claim and answers 500, so that
 * the sender comes back. `context` is the framework's own request.
 *
 * @example
 * ```ts
 * import type { OnWebhook } from "@posthorn/sdk";
 *
 * const onWebhook: OnWebhook = async ({ id, payload }) => console.log(id, payload);
 * ```
 */
export type OnWebhook<Events extends EventDeclarations = EventDeclarations, Context = unknown> = (
  webhook: VerifiedWebhook<AnyPayloadOf<Events>>,
  context: Context,
) => void | Promise<void>;
