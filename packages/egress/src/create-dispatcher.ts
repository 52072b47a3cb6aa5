import type { UrlCheck } from "./check-url.ts";
import { type Connection, type ConnectionEvents, createConnection } from "./connection.ts";
import { createDeadlineWheel } from "./deadline-wheel.ts";
import { parseProxyUrl } from "./egress-proxy.ts";
import { createExchange, type Exchange, failureOf, responseOf, type SendRequest } from "./exchange.ts";
import { type FailureCause, failureCauseOf } from "./failure-cause.ts";
import { hasHeader } from "./has-header.ts";
import { createOpeningSocket, openSocket } from "./open-socket.ts";
import type { EgressPolicy } from "./policy.ts";
import { createResolver, type ResolveHost } from "./resolve-host.ts";
import type { SendFailure, SendResult } from "./send-result.ts";
import { createSocketPool, type SocketStats } from "./socket-pool.ts";
import { createTargetCache } from "./target-cache.ts";
import { createTlsSessions } from "./tls-sessions.ts";

export type DispatcherOptions = {
  readonly policy: EgressPolicy;
  /** Open sockets over all origins, idle ones included. 1,024 by default. */
  readonly maxSockets?: number;
  /** 128 by default. */
  readonly perOriginConnections?: number;
  /** For DNS, TCP, TLS and proxy together, within the time-out of the request. 10 s by default. */
  readonly connectTimeoutMs?: number;
  /** 4 s by default; a server may ask for less. */
  readonly keepAliveTimeoutMs?: number;
  /** A connection in steady use is replaced after this, so that a changed DNS entry takes effect. 5 min. */
  readonly maxConnectionAgeMs?: number;
  /** How long a send may wait for a socket before it is given back as `no_socket`. 10 s by default. */
  readonly queueTimeoutMs?: number;
  /** `http://` or `https://`, with userinfo for Basic authorization. */
  readonly proxyUrl?: string;
  /** PEM certificates to trust in place of the system's. */
  readonly certificateAuthorities?: readonly string[];
  readonly resolve?: ResolveHost;
};

export type EgressDispatcher = {
  /** What `send` calls. */
  begin(request: SendRequest, settle: (result: SendResult) => void): void;
  stats(): SocketStats;
  /** Refuses new sends, lets those under way end, then closes every socket. */
  close(): Promise<void>;
  /** Ends those under way as `aborted`, then closes every socket. */
  destroy(): Promise<void>;
};

/**
 * The way out: connections that are checked when they are made, kept alive and counted over all origins, on
 * undici's HTTP/1.1. Redirects are not followed; TLS certificates are verified.
 */
export function createDispatcher(options: DispatcherOptions): EgressDispatcher {
  const { policy, connectTimeoutMs = 10_000, queueTimeoutMs = 10_000 } = options;
  const limits = {
    keepAliveTimeoutMs: options.keepAliveTimeoutMs ?? 4_000,
    maxConnectionAgeMs: options.maxConnectionAgeMs ?? 300_000,
  };
  const socketOptions = {
    policy,
    resolve: options.resolve ?? createResolver(policy),
    proxy: options.proxyUrl === undefined ? null : parseProxyUrl(options.proxyUrl),
    certificateAuthorities: options.certificateAuthorities ?? null,
    tlsSessions: createTlsSessions(),
  };
  const targetOf = createTargetCache(policy);
  let underWay = 0;
  let onIdle: (() => void) | null = null;
  let isClosing = false;

  const finish = (exchange: Exchange, result: SendResult) => {
    exchange.isSettled = true;
    deadlines.delete(exchange);
    if (exchange.onAbort !== null) exchange.request.signal?.removeEventListener("abort", exchange.onAbort);
    underWay -= 1;
    exchange.settle(result);
    if (underWay === 0) onIdle?.();
  };

  const fail = (exchange: Exchange, cause: FailureCause) => {
    if (exchange.isSettled) return;
    const { connection, opening } = exchange;
    if (connection === null && opening !== null) exchange.phase = opening.phase;
    finish(exchange, failureOf(exchange, cause));
    pool.abandon(exchange);
    if (connection !== null) connection.close();
    else opening?.cancel();
  };

  const deadlines = createDeadlineWheel<Exchange>((exchange) => {
    fail(exchange, { reason: exchange.startedAt === 0 ? "no_socket" : "timeout", code: null });
  });

  // A response with data ends its own flood; one without (chunk extensions, 1xx) is found here.
  const floodWatch = setInterval(() => {
    for (const exchange of deadlines.entries()) exchange.connection?.endFlood();
  }, 250).unref();

  const setDeadline = (exchange: Exchange, from: number, timeoutMs: number) => {
    exchange.timeoutMs = timeoutMs;
    deadlines.set(exchange, from + timeoutMs);
  };

  const run = (exchange: Exchange, connection: Connection) => {
    if (exchange.startedAt === 0) exchange.startedAt = performance.now();
    setDeadline(exchange, exchange.startedAt, exchange.request.timeoutMs);
    connection.run(exchange);
  };

  const open = (exchange: Exchange) => {
    const { target } = exchange;
    const opening = createOpeningSocket();
    exchange.opening = opening;
    if (exchange.startedAt === 0) exchange.startedAt = performance.now();
    setDeadline(exchange, exchange.startedAt, Math.min(exchange.request.timeoutMs, connectTimeoutMs));
    openSocket(target, socketOptions, opening).then(
      (socket) => {
        const { remoteAddress } = opening;
        const connection = createConnection(
          { origin: target.origin, socket, remoteAddress, ...limits },
          events,
        );
        if (exchange.isSettled) connection.close();
        else run(exchange, connection);
      },
      (error: unknown) => {
        pool.forget(target.origin, null);
        fail(exchange, failureCauseOf(error, opening.phase));
      },
    );
  };

  const pool = createSocketPool({
    maxSockets: options.maxSockets ?? 1_024,
    perOriginConnections: options.perOriginConnections ?? 128,
    run,
    open,
    onWait(exchange) {
      if (exchange.startedAt === 0) setDeadline(exchange, exchange.queuedAt, queueTimeoutMs);
    },
  });

  const events: ConnectionEvents = {
    onResponse: (exchange) => finish(exchange, responseOf(exchange)),
    onError(exchange, error) {
      const cause = failureCauseOf(error, exchange.phase);
      if (cause.reason !== "reset" || !mayTryAgain(exchange)) return fail(exchange, cause);
      exchange.hasTriedAgain = true;
      exchange.connection = null;
      exchange.isConnectionReused = false;
      pool.admit(exchange);
    },
    onFree: (connection) => pool.release(connection),
    onClose: (connection) => pool.forget(connection.origin, connection),
  };

  const close = async () => {
    isClosing = true;
    pool.drain();
    if (underWay > 0) await new Promise<void>((resolve) => (onIdle = resolve));
    clearInterval(floodWatch);
  };

  return {
    begin(request, settle) {
      const check = targetOf(request.url);
      if (!check.ok) return settle(refusalOf(check));
      const exchange = createExchange(request, check.target, settle);
      underWay += 1;
      const { signal } = request;
      if (isClosing || signal?.aborted) return fail(exchange, { reason: "aborted", code: null });
      // The Host header would choose another site at an address that was checked for this one.
      if (hasHeader(request.headers, "host"))
        return fail(exchange, { reason: "invalid_request", code: "host" });
      if (signal !== undefined) {
        exchange.onAbort = () => fail(exchange, { reason: "aborted", code: null });
        signal.addEventListener("abort", exchange.onAbort, { once: true });
      }
      pool.admit(exchange);
    },
    stats: () => pool.stats(),
    close,
    destroy() {
      const closed = close();
      for (const exchange of [...deadlines.entries()]) fail(exchange, { reason: "aborted", code: null });
      return closed;
    },
  };
}

/**
 * A server may close a kept connection at the moment a request leaves for it. Nothing of a response had come, and
 * a webhook may arrive twice by its contract: it goes once more, over a new connection.
 */
function mayTryAgain(exchange: Exchange): boolean {
  return exchange.isConnectionReused && exchange.firstByteAt === 0 && !exchange.hasTriedAgain;
}

function refusalOf(check: UrlCheck & { ok: false }): SendFailure {
  const isBlocked = check.code === "blocked_address" || check.code === "blocked_name";
  return {
    outcome: "failure",
    reason: isBlocked ? "blocked_address" : "invalid_request",
    phase: "queue",
    host: "",
    port: 0,
    address: null,
    code: check.code,
    timeoutMs: null,
    status: null,
    remoteAddress: null,
    isConnectionReused: false,
    timings: { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, lastByteMs: null, totalMs: 0 },
  };
}
