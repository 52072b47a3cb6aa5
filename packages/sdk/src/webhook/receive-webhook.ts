import type { WebhookHeaders } from "@posthorn/signing";
import type { AnyPayloadOf, EventDeclarations } from "../events/event-declaration.ts";
import {
  type BodyLimits,
  defaultBodyTimeoutMs,
  defaultMaxBodyBytes,
  type ReadBody,
} from "./read-request-body.ts";
import { type VerifiedWebhook, verifyWebhook, type WebhookRefusal } from "./verify-webhook.ts";
import type { OnWebhook, WebhookHandlerOptions } from "./webhook-handler-options.ts";

/** A request as each framework gives it. */
export type Incoming = {
  readonly method: string | undefined;
  readonly headers: WebhookHeaders;
  readonly readBody: (limits: BodyLimits) => Promise<ReadBody>;
};

/** An answer as each framework takes it. */
export type Reply = {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
};

/**
 * Verify, claim, run, confirm. Only an id that is confirmed is answered 200 without running: while another
 * request runs it, its outcome is unknown, so the sender is told to come back.
 */
export async function receiveWebhook<Events extends EventDeclarations, Context>(
  incoming: Incoming,
  context: Context,
  options: WebhookHandlerOptions<Events>,
  onWebhook: OnWebhook<Events, Context>,
): Promise<Reply> {
  if (incoming.method !== "POST") return reply(405, "method_not_allowed", { allow: "POST" });
  const { store, leaseSeconds = 120, onError = writeToConsole } = options;
  try {
    const webhook = await verified(incoming, options);
    if (!webhook.ok) return refusal(webhook.code, onError);

    const token = crypto.randomUUID();
    const claim = await store.claim(webhook.id, token, leaseSeconds);
    if (claim === "done") return reply(200, "duplicate");
    if (claim === "busy") return reply(409, "in_progress", { "retry-after": "5" });
    try {
      await onWebhook(webhook, context);
    } catch (error) {
      await store.release(webhook.id, token).catch(onError);
      throw error;
    }
    // What is done is done: were this to fail, asking the sender to come back would do it twice for certain.
    await store.confirm(webhook.id, token).catch(onError);
    return reply(200, "received");
  } catch (error) {
    onError(error);
    return reply(500, "failed");
  }
}

async function verified<Events extends EventDeclarations>(
  { headers, readBody }: Incoming,
  options: WebhookHandlerOptions<Events>,
): Promise<VerifiedWebhook<AnyPayloadOf<Events>> | { readonly ok: false; readonly code: WebhookRefusal }> {
  const { secret, events, toleranceSeconds, maxBodyBytes = defaultMaxBodyBytes } = options;
  const body = await readBody({ maxBytes: maxBodyBytes, timeoutMs: defaultBodyTimeoutMs });
  if ("code" in body) return { ok: false, code: body.code };
  const secrets = typeof secret === "function" ? await secret() : secret;
  return verifyWebhook<Events>({ headers, body: body.bytes }, secrets, {
    ...(events === undefined ? {} : { events }),
    ...(toleranceSeconds === undefined ? {} : { toleranceSeconds }),
  });
}

function refusal(code: WebhookRefusal, onError: (error: unknown) => void): Reply {
  switch (code) {
    case "invalid_secret":
      onError(new Error("The secret of this webhook handler is missing or no signing secret, whsec_…."));
      return reply(500, "failed");
    case "body_already_read":
      onError(new Error("Something read the body before the webhook handler: put it before body parsers."));
      return reply(500, "failed");
    case "body_too_large":
      return reply(413, code);
    default:
      return reply(400, code);
  }
}

function reply(status: number, code: string, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ code }),
  };
}

function writeToConsole(error: unknown): void {
  // biome-ignore lint/suspicious/noConsole: a failure that nobody hears of would be worse; onError replaces it.
  console.error(error);
}
