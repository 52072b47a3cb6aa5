import { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { type MessageChange, routes } from "@posthorn/contract";
import { type Ctx, credentialIdOf, DomainError, type MessageSummary, searchMessages } from "@posthorn/domain";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { bearerToken } from "../authenticate.ts";
import type { CredentialCache } from "../credential-cache.ts";
import { tooMany } from "../limit-rate.ts";
import { operationRoute } from "../operation.ts";
import { parseInput } from "../parse-input.ts";
import { domainOf, type ServerDeps } from "../server-deps.ts";
import { followApplication } from "./follow-application.ts";
import { createPlaces } from "./places.ts";

const windowSize = 100;
const places = { perProcess: 500, perCaller: 5 };
const retryAfterSeconds = 5;

/** The stream of an application's messages. Open ones are bounded, by process and by caller, and end with the server. */
export function registerStream(
  server: FastifyInstance,
  deps: ServerDeps,
  credentials: CredentialCache,
): void {
  const open = createPlaces(places);
  const closing = new AbortController();
  server.addHook("preClose", (done) => {
    closing.abort();
    done();
  });
  server.route({ ...operationRoute("message.stream"), handler: follow });

  async function follow(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { params, query } = routes["message.stream"];
    const { app_id: application } = readPath(params, request);
    const { since } = parseInput(query, request.query, "query");
    const ctx = { ...domainOf(deps), actor: request.actor };
    const read = (after: Date) => messagesSince(ctx, application, after);
    // What may not be read is refused before a stream begins.
    await read(deps.now());
    const leave = take(request, reply);
    const gone = new AbortController();
    const signal = AbortSignal.any([gone.signal, closing.signal]);
    const events = followApplication(
      {
        read,
        isAllowed: () => isStillAllowed(credentials, request),
        wait: (ms) => delay(ms, undefined, { signal }).catch(() => undefined),
        now: deps.now,
        signal,
      },
      { since, lastEventId: lastEventIdOf(request) },
    );
    // Of the connection: the readable closes only when the wait that is under way has ended.
    reply.raw.once("close", () => {
      gone.abort();
      leave();
    });
    return (
      reply
        .header("content-type", "text/event-stream; charset=utf-8")
        .header("cache-control", "no-store")
        .header("x-accel-buffering", "no")
        // Else a server that closes would wait for the next request on it.
        .header("connection", "close")
        .send(Readable.from(events))
    );
  }

  function take(request: FastifyRequest, reply: FastifyReply): () => void {
    const { actor } = request;
    const taken = open.take(credentialIdOf(actor));
    if (taken === "caller_full") throw tooMany(reply, retryAfterSeconds);
    if (taken === "full") throw new DomainError("overloaded");
    return taken;
  }
}

function readPath(params: (typeof routes)["message.stream"]["params"], request: FastifyRequest) {
  const parsed = params.safeParse(request.params);
  if (!parsed.success) throw new DomainError("not_found");
  return parsed.data;
}

async function isStillAllowed(credentials: CredentialCache, request: FastifyRequest): Promise<boolean> {
  const token = bearerToken(request);
  if (token === undefined) return false;
  return (credentials.cached(token) ?? (await credentials.lookUp(token))) !== null;
}

async function messagesSince(ctx: Ctx, application: string, after: Date): Promise<MessageChange[]> {
  const { data } = await searchMessages(ctx, { application, after, limit: windowSize });
  return data.map(changeOf);
}

function changeOf(message: MessageSummary): MessageChange {
  const { id, eventType, eventId, timestamp, state, succeeded, deliveries, nextAttemptAt } = message;
  return { id, eventType, eventId, timestamp, state, succeeded, deliveries, nextAttempt: nextAttemptAt };
}

function lastEventIdOf({ headers }: FastifyRequest): string | undefined {
  const given = headers["last-event-id"];
  return typeof given === "string" ? given : undefined;
}
