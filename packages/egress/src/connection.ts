import type { Socket } from "node:net";
import { Client, type Dispatcher } from "undici";
import { EgressError } from "./egress-error.ts";
import type { Exchange } from "./exchange.ts";
import { hasHeader } from "./has-header.ts";
import { keepHeaders } from "./keep-headers.ts";

/** One socket and undici's HTTP/1.1 on it, with at most one exchange at a time. */
export type Connection = {
  readonly origin: string;
  readonly remoteAddress: string | null;
  isUsed: boolean;
  isClosed: boolean;
  /** The connection is free: nothing of an earlier exchange is on it. */
  run(exchange: Exchange): void;
  /** Ends the exchange if more has come over the wire than anybody should have to read. */
  endFlood(): void;
  close(): void;
};

export type ConnectionOptions = {
  readonly origin: string;
  readonly socket: Socket;
  readonly remoteAddress: string | null;
  readonly keepAliveTimeoutMs: number;
  readonly maxConnectionAgeMs: number;
};

/** What the owner of a connection hears of it. */
export type ConnectionEvents = {
  onResponse(exchange: Exchange): void;
  onError(exchange: Exchange, error: unknown): void;
  /** The exchange is over and the connection can take another. */
  onFree(connection: Connection): void;
  onClose(connection: Connection): void;
};

/** Beyond what is kept, this much is read and thrown away; then the connection is closed. */
const discardedBytes = 1024 * 1024;
/** Above this a response is not HTTP that anybody needs; what is kept of its headers is bounded by the request. */
const maxParsedHeaderBytes = 64 * 1024;

export function createConnection(
  { origin, socket, remoteAddress, keepAliveTimeoutMs, maxConnectionAgeMs }: ConnectionOptions,
  events: ConnectionEvents,
): Connection {
  const closeAfter = performance.now() + maxConnectionAgeMs;
  const client = new Client(origin, {
    connect: handOver(socket),
    keepAliveTimeout: keepAliveTimeoutMs,
    // What a server asks for by its Keep-Alive header shortens this and never lengthens it.
    keepAliveMaxTimeout: keepAliveTimeoutMs,
    maxHeaderSize: maxParsedHeaderBytes,
    // One deadline covers the whole exchange.
    headersTimeout: 0,
    bodyTimeout: 0,
    allowH2: false,
  });
  let current: Exchange | null = null;
  let readBefore = 0;

  const connection: Connection = {
    origin,
    remoteAddress,
    isUsed: false,
    isClosed: false,
    run(exchange) {
      current = exchange;
      exchange.connection = connection;
      exchange.isConnectionReused = connection.isUsed;
      exchange.phase = "first_byte";
      connection.isUsed = true;
      readBefore = socket.bytesRead;
      client.dispatch(optionsOf(exchange), handler);
    },
    endFlood() {
      if (current === null || socket.bytesRead - readBefore <= wireLimitOf(current)) return;
      const exchange = current;
      current = null;
      connection.close();
      exchange.isBodyTruncated = true;
      if (exchange.status !== 0) events.onResponse(exchange);
      else events.onError(exchange, new EgressError("flood", "the response has no end"));
    },
    close() {
      if (connection.isClosed) return;
      connection.isClosed = true;
      current = null;
      client.destroy(null, () => {});
      socket.destroy();
      events.onClose(connection);
    },
  };
  // With an exchange under way undici reports the error of the socket, and that closes the connection.
  socket.once("close", () => {
    if (current === null) connection.close();
  });

  // The owner hears of the end first; whether undici keeps the socket shows once its parser has returned.
  const free = () => {
    if (connection.isClosed) return;
    if (socket.destroyed || performance.now() >= closeAfter) connection.close();
    else events.onFree(connection);
  };

  // Made once per connection, not per request.
  const handler: Dispatcher.DispatchHandler = {
    onRequestStart() {},
    onResponseStarted() {
      if (current !== null && current.firstByteAt === 0) current.firstByteAt = performance.now();
    },
    onResponseStart(_controller, status, headers) {
      if (current === null || status < 200) return;
      current.phase = "last_byte";
      current.status = status;
      const kept = keepHeaders(headers, current.request.maxResponseHeaderBytes ?? 8_192);
      current.headers = kept.headers;
      current.areHeadersTruncated = kept.isTruncated;
    },
    onResponseData(_controller, chunk) {
      if (current === null) return;
      keepChunk(current, chunk);
      connection.endFlood();
    },
    onResponseEnd() {
      if (current === null) return;
      const exchange = current;
      current = null;
      queueMicrotask(free);
      events.onResponse(exchange);
    },
    onResponseError(_controller, error) {
      if (current === null) return;
      const exchange = current;
      current = null;
      connection.close();
      events.onError(exchange, error);
    },
  };
  return connection;
}

/** undici would open a second socket by itself when the first has closed, to an address that nobody checked. */
function handOver(socket: Socket): (options: object, callback: ConnectCallback) => void {
  let isHandedOver = false;
  return (_options, callback) => {
    const isFirst = !isHandedOver;
    isHandedOver = true;
    // undici takes no notice of a socket that it gets before its connect has returned.
    queueMicrotask(() => {
      if (isFirst) callback(null, socket);
      else callback(new EgressError("stale_connection", "the connection has closed"), null);
    });
  };
}

type ConnectCallback = (...result: [null, Socket] | [Error, null]) => void;

function optionsOf({ request, target }: Exchange): Dispatcher.DispatchOptions {
  return {
    path: target.path,
    method: request.method,
    headers: headersOf(request.headers, target.authorization),
    body: request.body,
  };
}

function headersOf(
  headers: Readonly<Record<string, string>>,
  authorization: string | null,
): Record<string, string> {
  if (authorization === null || hasHeader(headers, "authorization")) return headers;
  return { ...headers, authorization };
}

function responseLimitOf({ request }: Exchange): number {
  return request.maxResponseBytes ?? 65_536;
}

/** Counted on the wire: chunk extensions and informational responses are as endless as a body can be. */
function wireLimitOf(exchange: Exchange): number {
  return responseLimitOf(exchange) + discardedBytes + maxParsedHeaderBytes;
}

function keepChunk(exchange: Exchange, chunk: Buffer): void {
  const room = responseLimitOf(exchange) - exchange.keptBytes;
  if (chunk.length > room) exchange.isBodyTruncated = true;
  if (room <= 0) return;
  const kept = chunk.length > room ? chunk.subarray(0, room) : chunk;
  exchange.keptBytes += kept.length;
  exchange.chunks.push(kept);
  // A chunk of one byte holds the 64 KiB that it was read with.
  if (exchange.chunks.length >= 64) exchange.chunks = [Buffer.concat(exchange.chunks)];
}
