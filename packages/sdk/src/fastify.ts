import type { EventDeclarations } from "./events/event-declaration.ts";
import { defaultMaxBodyBytes, type ReadBody } from "./webhook/read-request-body.ts";
import { receiveWebhook } from "./webhook/receive-webhook.ts";
import type { OnWebhook, WebhookHandlerOptions } from "./webhook/webhook-handler-options.ts";

/**
 * What of Fastify's request is used.
 *
 * @example
 * ```ts
 * import type { FastifyRequestLike } from "@posthorn/sdk/fastify";
 *
 * const methodOf = (request: FastifyRequestLike) => request.method;
 * ```
 */
export type FastifyRequestLike = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
};

/**
 * What of Fastify's reply is used.
 *
 * @example
 * ```ts
 * import type { FastifyReplyLike } from "@posthorn/sdk/fastify";
 *
 * const refuse = (reply: FastifyReplyLike) => reply.code(400).headers({}).send("");
 * ```
 */
export type FastifyReplyLike = {
  code(status: number): FastifyReplyLike;
  headers(headers: Record<string, string>): FastifyReplyLike;
  send(body: string): unknown;
};

/**
 * What of a Fastify instance is used.
 *
 * @example
 * ```ts
 * import type { FastifyLike } from "@posthorn/sdk/fastify";
 *
 * const keepBytes = (app: FastifyLike) => app.removeAllContentTypeParsers();
 * ```
 */
export type FastifyLike = {
  removeAllContentTypeParsers(): void;
  addContentTypeParser(
    contentType: string,
    options: { parseAs: "buffer"; bodyLimit: number },
    parser: (
      request: FastifyRequestLike,
      body: Uint8Array,
      done: (error: null, body: unknown) => void,
    ) => void,
  ): void;
  post(
    path: string,
    handler: (request: FastifyRequestLike, reply: FastifyReplyLike) => Promise<unknown>,
  ): unknown;
};

/**
 * A receiver as a plugin of Fastify, which keeps the raw body on this route alone; its path is the plugin's
 * `prefix`. It answers as that of `@posthorn/sdk/fetch`.
 *
 * @example
 * ```ts
 * import { memoryStore } from "@posthorn/sdk";
 * import { webhookHandler } from "@posthorn/sdk/fastify";
 * import fastify from "fastify";
 *
 * const app = fastify();
 * app.register(
 *   webhookHandler({ secret: () => process.env.WEBHOOK_SECRET ?? "", store: memoryStore() }, async ({ id }) => {
 *     console.log(id);
 *   }),
 *   { prefix: "/hooks" },
 * );
 * ```
 */
export function webhookHandler<const Events extends EventDeclarations = EventDeclarations>(
  options: WebhookHandlerOptions<Events>,
  onWebhook: OnWebhook<Events, FastifyRequestLike>,
): (instance: FastifyLike) => Promise<void> {
  const bodyLimit = options.maxBodyBytes ?? defaultMaxBodyBytes;
  return async (instance) => {
    instance.removeAllContentTypeParsers();
    instance.addContentTypeParser("*", { parseAs: "buffer", bodyLimit }, (_, body, done) => done(null, body));
    instance.post("/", async (request, reply) => {
      const incoming = {
        method: request.method,
        headers: request.headers,
        readBody: async () => bytesOf(request.body),
      };
      const { status, headers, body } = await receiveWebhook(incoming, request, options, onWebhook);
      return reply.code(status).headers(headers).send(body);
    });
  };
}

function bytesOf(body: unknown): ReadBody {
  return { bytes: body instanceof Uint8Array ? body : new Uint8Array(0) };
}
