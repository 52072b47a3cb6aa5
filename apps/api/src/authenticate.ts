import type { Route } from "@posthorn/contract";
import { type Credential, DomainError } from "@posthorn/domain";
import type { FastifyInstance, FastifyRequest, HookHandlerDoneFunction } from "fastify";
import type { CredentialCache } from "./credential-cache.ts";
import { type RateLimiter, tooMany } from "./limit-rate.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Who asks; there on every route that has callers. */
    actor: Credential["actor"];
    /** The environment that the caller's credential belongs to; there where the actor is. */
    environment: Credential["environment"];
  }
}

export type Authentication = {
  credentials: CredentialCache;
  /** Told of every request of an API key. */
  onUse(credential: Credential): void;
  /** Bounds how many credentials one address may have refused or looked up at once. */
  limiter?: RateLimiter | undefined;
};

const bearerPattern = /^bearer ((?:sk|appsk|appkey)_[A-Za-z0-9_-]{43})$/i;

/**
 * Finds out who asks before a byte of the body is read, and whether such a caller may use the route at all.
 * With a cached credential it costs one hash and one look-up, and waits for nothing. Every other takes from the
 * bucket of its address, before the database is asked, and gives back when it is good.
 */
export function authenticateRequests(server: FastifyInstance, authentication: Authentication): void {
  server.decorateRequest("actor");
  server.decorateRequest("environment");
  const { credentials, limiter } = authentication;
  server.addHook("onRequest", (request, reply, done) => {
    const route = request.operation?.route;
    if (!route || route.callers.length === 0) return done();
    const asking = { request, route, done };
    const token = bearerToken(request);
    const cached = token === undefined ? undefined : credentials.cached(token);
    if (cached) return admit(cached, asking, authentication);
    const waitSeconds = limiter?.take(request.ip, performance.now()) ?? 0;
    if (waitSeconds > 0) return done(tooMany(reply, waitSeconds));
    if (token === undefined) return done(new DomainError("authentication_failed"));
    credentials.lookUp(token).then((credential) => {
      if (credential) limiter?.giveBack(request.ip);
      admit(credential, asking, authentication);
    }, done);
  });
}

/** The credential of a request as it was sent. */
export function bearerToken(request: FastifyRequest): string | undefined {
  return bearerPattern.exec(request.headers.authorization ?? "")?.[1];
}

type Asking = { request: FastifyRequest; route: Route; done: HookHandlerDoneFunction };

function admit(
  credential: Credential | null,
  { request, route, done }: Asking,
  { onUse }: Authentication,
): void {
  const refusal = refusalOf(credential, route);
  if (refusal || !credential) {
    done(refusal);
    return;
  }
  onUse(credential);
  request.actor = credential.actor;
  request.environment = credential.environment;
  done();
}

function refusalOf(credential: Credential | null, route: Route): DomainError | undefined {
  if (!credential) return new DomainError("authentication_failed");
  return mayCall(credential.actor, route) ? undefined : new DomainError("insufficient access");
}

function mayCall(actor: Credential["actor"], route: Route): boolean {
  if (!route.callers.includes(actor.kind)) return false;
  if (actor.kind === "key" || route.capability === undefined) return true;
  return actor.capabilities.includes(route.capability);
}
