import { createApplications } from "../applications/create-applications.ts";
import { createAttempts } from "../attempts/create-attempts.ts";
import { createEndpoints } from "../endpoints/create-endpoints.ts";
import { PosthornError } from "../errors/posthorn-error.ts";
import { type DeclaredEvent, issuesOf, readDeclarations } from "../events/declared-event.ts";
import type { EventDeclarations } from "../events/event-declaration.ts";
import { syncEventTypes } from "../events/sync-event-types.ts";
import { createMessages } from "../messages/create-messages.ts";
import { createPortal } from "../portal/create-portal.ts";
import { publish } from "../publish/publish.ts";
import { publishMany } from "../publish/publish-many.ts";
import { isRaw } from "../publish/raw-json.ts";
import type { Posthorn, PosthornOptions } from "./posthorn.ts";
import { resolveOptions } from "./resolve-options.ts";
import type { Surroundings } from "./send-with-retries.ts";
import { createTransport } from "./transport.ts";

/**
 * Makes the client of one environment. With `events`, publishing a name that is not declared, or a payload that
 * does not fit, does not compile. Throws `invalid_options` for what cannot work; makes no request itself.
 *
 * @example
 * ```ts
 * import { createPosthorn } from "@posthorn/sdk";
 * import { z } from "zod";
 *
 * const posthorn = createPosthorn({
 *   apiKey: process.env.POSTHORN_API_KEY ?? "sk_test",
 *   serverUrl: process.env.POSTHORN_API_URL ?? "http://127.0.0.1:8071",
 *   events: { "order.created": z.object({ order: z.object({ id: z.int() }) }) },
 * });
 * await posthorn.syncEventTypes();
 * await posthorn.publish("order.created", { order: { id: 1042 } }, { application: "customer-1042" });
 * ```
 */
export function createPosthorn<const Events extends EventDeclarations = EventDeclarations>(
  options: PosthornOptions<Events>,
): Posthorn<Events> {
  const declared = readDeclarations(options.events ?? {});
  const surroundings = surroundingsOf(options.fetch);
  const transport = createTransport(resolveOptions(options, environmentVariables()), surroundings);
  const refuse = options.validatePayloads === true ? refuseWrongPayload(declared) : async () => undefined;
  return {
    publish: async (eventType, payload, publishOptions) => {
      await refuse(eventType, payload);
      return publish(transport, eventType, payload, publishOptions);
    },
    publishMany: async (messages, { application }) => {
      for (const { eventType, payload } of messages) await refuse(eventType, payload);
      return publishMany(transport, messages, application);
    },
    syncEventTypes: () => syncEventTypes(transport, declared),
    applications: createApplications(transport),
    endpoints: createEndpoints(transport),
    messages: createMessages(transport),
    attempts: createAttempts(transport),
    portal: createPortal(transport, surroundings.now),
  };
}

function surroundingsOf(fetch: typeof globalThis.fetch | undefined): Surroundings {
  return {
    // Looked up at each call, so that what instruments the global one later is used.
    fetch: fetch ?? ((input, init) => globalThis.fetch(input, init)),
    now: Date.now,
    random: Math.random,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
}

/** Edge runtimes may have no `process`. */
function environmentVariables(): Readonly<Record<string, string | undefined>> {
  return typeof process === "undefined" ? {} : (process.env ?? {});
}

function refuseWrongPayload(declared: readonly DeclaredEvent[]) {
  const byName = new Map(declared.map((event) => [event.name, event]));
  return async (eventType: string, payload: unknown): Promise<void> => {
    const event = byName.get(eventType);
    if (event === undefined) {
      throw new PosthornError("invalid_payload", `${eventType} is not declared in events.`);
    }
    const issues = await issuesOf(event, isRaw(payload) ? JSON.parse(payload.rawJson) : payload);
    if (issues.length === 0) return;
    const inWords = issues.map(({ loc, msg }) => `${loc.join(".")}: ${msg}`).join(" ");
    throw new PosthornError("invalid_payload", `${eventType}: ${inWords}`, { issues });
  };
}
