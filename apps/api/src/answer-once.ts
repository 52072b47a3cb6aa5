import { hash } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { idempotencyKey } from "@posthorn/contract";
import {
  type AnonymousCtx,
  type Claim,
  claimKey,
  DomainError,
  extendClaim,
  type KeyScope,
  keepAnswer,
  releaseKey,
} from "@posthorn/domain";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { parseInput } from "./parse-input.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The idempotency key that this request is the first under. */
    claim?: HeldClaim;
  }
}

type HeldClaim = { scope: KeyScope; lockedUntil: Date; keptForMs: number; stopExtending(): Promise<void> };

const pollMs = 100;
const patienceMs = 10_000;
const extendEveryMs = 2_000;
/** A minute: no statement runs longer. */
const maxExtensions = 30;
const keptForHostMs = 12 * 3_600_000;
/** Keys that clients make themselves, anew for each call: they only guard its own retries. */
const keptForClientMs = 10 * 60_000;

/**
 * Answers a POST that repeats another under the same `idempotency-key` with the first one's answer. Only 2xx is
 * kept. One that comes while the first is being answered waits for it. Publishing has its own way, in its commit.
 */
export function answerOnce(server: FastifyInstance, domain: AnonymousCtx): void {
  server.addHook("preHandler", (request, reply, done) => {
    if (!isRepeatable(request)) return done();
    claim(domain, request, reply).then((isFirst) => isFirst && done(), done);
  });
  server.addHook("onSend", (request, reply, payload, done) => {
    if (!request.claim) return done(null, payload);
    settle(domain, request.claim, { status: reply.statusCode, payload }).then(
      () => done(null, payload),
      done,
    );
  });
}

/** Publishes take no part, nor does what has no key: thousands a second, which wait for nothing here. */
function isRepeatable({ method, actor, headers, operation }: FastifyRequest): boolean {
  if (method !== "POST" || !actor || headers["idempotency-key"] === undefined) return false;
  return operation?.id !== "message.create" && operation?.id !== "message.createBatch";
}

/** Whether this request is the first under its key, and so is to be done; every other is answered here. */
async function claim(domain: AnonymousCtx, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  const key = parseInput(idempotencyKey, request.headers["idempotency-key"], "header");
  const scope = scopeOf(request, key);
  const found = await waitForClaim(domain, scope);
  if (found.kind === "busy") throw new DomainError("conflict", { detail: busyDetail });
  if (found.kind === "first") {
    const keptForMs = key.startsWith("auto_") ? keptForClientMs : keptForHostMs;
    request.claim = hold(domain, { scope, lockedUntil: found.lockedUntil, keptForMs });
    return true;
  }
  replay(reply, found);
  return false;
}

const busyDetail = "A request with this idempotency-key is still being answered: try again in a moment.";

/**
 * Two requests are the same one when environment, method, path and key are; and what the caller may do, so that no
 * answer goes to one who could not have asked for it.
 */
function scopeOf({ method, actor, url }: FastifyRequest, key: string): KeyScope {
  const { environmentId } = actor;
  const caller =
    actor.kind === "key" ? actor.scope : `${actor.applicationId} ${actor.capabilities.join(" ")}`;
  const path = url.replace(/[?#].*$/s, "").replace(/\/+$/, "");
  const digest = hash("sha256", [environmentId, caller, method, path, key].join("\0"), "buffer");
  return { hash: new Uint8Array(digest.subarray(0, 16)), environmentId };
}

async function waitForClaim(domain: AnonymousCtx, scope: KeyScope): Promise<Claim> {
  const end = performance.now() + patienceMs;
  while (true) {
    const claim = await claimKey(domain, scope);
    if (claim.kind !== "busy" || performance.now() >= end) return claim;
    await delay(pollMs);
  }
}

function replay(reply: FastifyReply, { status, body }: { status: number; body: string }): FastifyReply {
  reply.code(status);
  return body === "" ? reply.send() : reply.header("content-type", jsonType).send(body);
}

const jsonType = "application/json; charset=utf-8";

/** Extends the claim until it is settled: an answer that takes long is not made twice. */
function hold(domain: AnonymousCtx, claimed: Omit<HeldClaim, "stopExtending">): HeldClaim {
  let extending = Promise.resolve();
  let extensions = 0;
  const timer = setInterval(() => {
    extensions += 1;
    if (extensions === maxExtensions) clearInterval(timer);
    extending = extendClaim(domain, { ...held.scope, lockedUntil: held.lockedUntil })
      .then((until) => {
        held.lockedUntil = until;
      })
      .catch(() => undefined);
  }, extendEveryMs).unref();
  const held: HeldClaim = {
    ...claimed,
    stopExtending: async () => {
      clearInterval(timer);
      await extending;
    },
  };
  return held;
}

/** The work is done and committed: when its answer cannot be kept, it is answered all the same. */
async function settle(
  domain: AnonymousCtx,
  held: HeldClaim,
  { status, payload }: { status: number; payload: unknown },
): Promise<void> {
  await held.stopExtending();
  const { scope, lockedUntil, keptForMs } = held;
  const body = typeof payload === "string" ? payload : "";
  const isKept = status >= 200 && status < 300;
  const settled = isKept
    ? keepAnswer(domain, scope, { lockedUntil, status, body, keptForMs })
    : releaseKey(domain, { ...scope, lockedUntil });
  await settled.catch(() => undefined);
}
