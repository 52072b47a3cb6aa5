import type { Connection } from "./connection.ts";
import type { Exchange } from "./exchange.ts";

export type SocketPool = {
  /** Gives the exchange a connection: a free one, a new one, or one of these as soon as there is room. */
  admit(exchange: Exchange): void;
  /** The exchange waits no longer. */
  abandon(exchange: Exchange): void;
  /** A connection is free: it goes to the one that waits longest, or is kept. */
  release(connection: Connection): void;
  /** A connection has closed, or did not come about. */
  forget(origin: string, connection: Connection | null): void;
  /** From now on nothing is kept idle. */
  drain(): void;
  stats(): SocketStats;
};

export type SocketStats = { readonly open: number; readonly idle: number; readonly waiting: number };

export type PoolOptions = {
  readonly maxSockets: number;
  readonly perOriginConnections: number;
  readonly run: (exchange: Exchange, connection: Connection) => void;
  readonly open: (exchange: Exchange) => void;
  readonly onWait: (exchange: Exchange) => void;
};

type Origin = { open: number; readonly idle: Connection[]; readonly waiting: Set<Exchange> };

/**
 * Counts and keeps the sockets of all origins against one budget. Two queues: an origin's own, for its limit, and
 * one for the budget. Whenever something waits for the budget, nothing is idle: an idle connection, the longest
 * idle of any origin first, is closed for whoever needs the room.
 */
export function createSocketPool({
  maxSockets,
  perOriginConnections,
  run,
  open,
  onWait,
}: PoolOptions): SocketPool {
  const origins = new Map<string, Origin>();
  const idle = new Set<Connection>();
  const waiting = new Set<Exchange>();
  let openCount = 0;
  let isDraining = false;

  const originOf = (name: string): Origin => {
    const known = origins.get(name);
    if (known !== undefined) return known;
    const origin: Origin = { open: 0, idle: [], waiting: new Set() };
    origins.set(name, origin);
    return origin;
  };

  const admit = (exchange: Exchange) => {
    const origin = originOf(exchange.target.origin);
    // Where a kept connection turned out to be dead, the others of its age are no better.
    const kept = exchange.hasTriedAgain ? undefined : origin.idle.pop();
    if (kept !== undefined) {
      idle.delete(kept);
      run(exchange, kept);
    } else if (origin.open >= perOriginConnections) {
      origin.waiting.add(exchange);
      onWait(exchange);
    } else if (openCount >= maxSockets && !closeLongestIdle()) {
      waiting.add(exchange);
      onWait(exchange);
    } else {
      origin.open += 1;
      openCount += 1;
      open(exchange);
    }
  };

  const closeLongestIdle = (): boolean => {
    const longest = first(idle);
    longest?.close();
    return longest !== undefined;
  };

  const release = (connection: Connection) => {
    const origin = originOf(connection.origin);
    const forOrigin = first(origin.waiting);
    const forBudget = first(waiting);
    const next = older(forOrigin, forBudget);
    if (next === undefined) {
      if (isDraining) return connection.close();
      origin.idle.push(connection);
      idle.add(connection);
    } else if (next.target.origin === connection.origin) {
      abandon(next);
      run(next, connection);
    } else {
      // Closing makes the room that `next` waits for; a busy origin must not keep all sockets to itself.
      connection.close();
    }
  };

  const forget = (name: string, connection: Connection | null) => {
    const origin = originOf(name);
    if (connection !== null && idle.delete(connection))
      origin.idle.splice(origin.idle.indexOf(connection), 1);
    origin.open -= 1;
    openCount -= 1;
    const freed = first(origin.waiting);
    if (freed !== undefined) {
      origin.waiting.delete(freed);
      waiting.add(freed);
    }
    serveWaiting();
    if (origin.open === 0 && origin.waiting.size === 0) origins.delete(name);
  };

  const serveWaiting = () => {
    while (openCount < maxSockets) {
      const next = first(waiting);
      if (next === undefined) return;
      waiting.delete(next);
      admit(next);
    }
  };

  const abandon = (exchange: Exchange) => {
    waiting.delete(exchange);
    origins.get(exchange.target.origin)?.waiting.delete(exchange);
  };

  return {
    admit,
    abandon,
    release,
    forget,
    drain() {
      isDraining = true;
      while (closeLongestIdle());
    },
    stats() {
      let waitingCount = waiting.size;
      for (const origin of origins.values()) waitingCount += origin.waiting.size;
      return { open: openCount, idle: idle.size, waiting: waitingCount };
    },
  };
}

function first<T>(entries: Set<T>): T | undefined {
  // The common case, without an iterator.
  return entries.size === 0 ? undefined : entries.values().next().value;
}

function older(one: Exchange | undefined, other: Exchange | undefined): Exchange | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.queuedAt <= other.queuedAt ? one : other;
}
