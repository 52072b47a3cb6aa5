import { credentialIdOf, DomainError } from "@posthorn/domain";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

export type RateLimiter = {
  /** Seconds to wait, or 0 when the request may pass. */
  take(caller: string, nowMs: number): number;
  /** Undoes a `take` that need not have been. */
  giveBack(caller: string): void;
};

const maxCallers = 10_000;

/** A bucket a caller: full it holds one second's requests, and it fills at the same rate. */
export function createRateLimiter(perSecond: number): RateLimiter {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take: (caller, nowMs) => {
      const bucket = buckets.get(caller) ?? { tokens: perSecond, at: nowMs };
      bucket.tokens = Math.min(perSecond, bucket.tokens + ((nowMs - bucket.at) / 1000) * perSecond);
      bucket.at = nowMs;
      if (!buckets.has(caller)) add(buckets, caller, bucket);
      if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / perSecond);
      bucket.tokens -= 1;
      return 0;
    },
    giveBack: (caller) => {
      const bucket = buckets.get(caller);
      if (bucket) bucket.tokens = Math.min(perSecond, bucket.tokens + 1);
    },
  };
}

/** Refuses what one key, or one address where there is no key, asks beyond its rate: 429 with Retry-After. */
export function limitRate(server: FastifyInstance, limiter: RateLimiter): void {
  server.addHook("onRequest", (request, reply, done) => {
    if (!request.operation) return done();
    const waitSeconds = limiter.take(callerOf(request), performance.now());
    done(waitSeconds === 0 ? undefined : tooMany(reply, waitSeconds));
  });
}

/** The refusal of a request beyond a rate; its answer says how long to wait. */
export function tooMany(reply: FastifyReply, waitSeconds: number): DomainError {
  reply.header("retry-after", String(waitSeconds));
  return new DomainError("rate_limited");
}

function callerOf({ actor, ip }: FastifyRequest): string {
  if (!actor) return ip;
  return credentialIdOf(actor);
}

// The one that came first goes: with so many callers its bucket is most likely full again.
function add<T>(buckets: Map<string, T>, caller: string, bucket: T): void {
  const oldest = buckets.size >= maxCallers ? buckets.keys().next().value : undefined;
  if (oldest !== undefined) buckets.delete(oldest);
  buckets.set(caller, bucket);
}
