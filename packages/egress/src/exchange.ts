import type { UrlTarget } from "./check-url.ts";
import type { Connection } from "./connection.ts";
import type { FailureCause } from "./failure-cause.ts";
import type { OpeningSocket } from "./open-socket.ts";
import type { ResponseHeaders, SendPhase, SendResult, SendTimings } from "./send-result.ts";

export type SendRequest = {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** From the start of the connection to the last byte of the response. */
  readonly timeoutMs: number;
  /** 65,536 by default; the rest is discarded. */
  readonly maxResponseBytes?: number;
  /** 8,192 by default; further headers are left out. */
  readonly maxResponseHeaderBytes?: number;
  readonly signal?: AbortSignal;
};

/** One send under way: everything that is known of it, in one object that is made once. */
export type Exchange = {
  readonly request: SendRequest;
  readonly target: UrlTarget;
  readonly settle: (result: SendResult) => void;
  onAbort: (() => void) | null;

  phase: SendPhase;
  isSettled: boolean;
  hasTriedAgain: boolean;
  /** Kept by the deadline wheel. */
  deadlineAt: number;
  timeoutMs: number;
  queuedAt: number;
  startedAt: number;
  opening: OpeningSocket | null;
  connection: Connection | null;
  isConnectionReused: boolean;

  firstByteAt: number;
  status: number;
  headers: ResponseHeaders;
  areHeadersTruncated: boolean;
  chunks: Buffer[];
  keptBytes: number;
  isBodyTruncated: boolean;
};

export function createExchange(
  request: SendRequest,
  target: UrlTarget,
  settle: (result: SendResult) => void,
): Exchange {
  return {
    request,
    target,
    settle,
    onAbort: null,
    phase: "queue",
    isSettled: false,
    hasTriedAgain: false,
    deadlineAt: 0,
    timeoutMs: 0,
    queuedAt: performance.now(),
    startedAt: 0,
    opening: null,
    connection: null,
    isConnectionReused: false,
    firstByteAt: 0,
    status: 0,
    headers: {},
    areHeadersTruncated: false,
    chunks: [],
    keptBytes: 0,
    isBodyTruncated: false,
  };
}

export function responseOf(exchange: Exchange): SendResult {
  const { chunks, keptBytes } = exchange;
  const [first] = chunks;
  return {
    outcome: "response",
    status: exchange.status,
    headers: exchange.headers,
    areHeadersTruncated: exchange.areHeadersTruncated,
    body: chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, keptBytes),
    isBodyTruncated: exchange.isBodyTruncated,
    remoteAddress: remoteAddressOf(exchange),
    isConnectionReused: exchange.isConnectionReused,
    timings: timingsOf(exchange, true),
  };
}

export function failureOf(exchange: Exchange, { reason, code, address }: FailureCause): SendResult {
  const hasTimeout = reason === "timeout" || reason === "no_socket";
  return {
    outcome: "failure",
    reason,
    phase: exchange.phase,
    host: exchange.target.hostname,
    port: exchange.target.port,
    address: address ?? remoteAddressOf(exchange),
    code,
    timeoutMs: hasTimeout ? exchange.timeoutMs : null,
    status: exchange.status === 0 ? null : exchange.status,
    remoteAddress: remoteAddressOf(exchange),
    isConnectionReused: exchange.isConnectionReused,
    timings: timingsOf(exchange, false),
  };
}

function remoteAddressOf({ connection, opening }: Exchange): string | null {
  return connection?.remoteAddress ?? opening?.remoteAddress ?? null;
}

function timingsOf({ startedAt, firstByteAt, opening }: Exchange, isComplete: boolean): SendTimings {
  const since = (at: number) => (at === 0 ? null : Math.round((at - startedAt) * 100) / 100);
  const totalMs = startedAt === 0 ? 0 : (since(performance.now()) ?? 0);
  return {
    dnsMs: opening === null ? null : since(opening.dnsAt),
    connectMs: opening === null ? null : since(opening.connectAt),
    tlsMs: opening === null ? null : since(opening.tlsAt),
    firstByteMs: since(firstByteAt),
    lastByteMs: isComplete ? totalMs : null,
    totalMs,
  };
}
