import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";

export type Listener = {
  /** True while notifications arrive; what was cached by them counts only then. */
  isConnected(): boolean;
  close(): Promise<void>;
};

export type ListenOptions = {
  url: string;
  channels: string[];
  onNotification(channel: string, payload: string): void;
  /** Called at each loss of the connection: notifications may have been missed. */
  onDisconnect?(): void;
  onConnect?(): void;
  /** For the connection to be there, and for each answer that is waited for. */
  timeoutMs?: number;
};

const reconnectDelayMs = 500;

/** One connection that LISTENs and comes back by itself. */
export function listen(options: ListenOptions): Listener {
  const { timeoutMs = 5_000 } = options;
  const stop = new AbortController();
  let client: pg.Client | undefined;
  const running = run();

  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      await connectOnce().catch(() => undefined);
      client = undefined;
      if (stop.signal.aborted) return;
      options.onDisconnect?.();
      await delay(reconnectDelayMs, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  }

  async function connectOnce(): Promise<void> {
    const next = new pg.Client({
      connectionString: options.url,
      application_name: "posthorn-listen",
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: timeoutMs,
      query_timeout: timeoutMs,
    });
    const ended = new Promise<void>((resolve) => {
      next.once("end", resolve);
      // Not once: a server that dies says so, and then the socket breaks too.
      next.on("error", () => resolve());
    });
    next.on("notification", (event) => options.onNotification(event.channel, event.payload ?? ""));
    try {
      await next.connect();
      for (const channel of options.channels) await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      client = next;
      options.onConnect?.();
      const aborted = new Promise<void>((resolve) => stop.signal.addEventListener("abort", () => resolve()));
      await Promise.race([ended, aborted]);
    } finally {
      await next.end().catch(() => undefined);
    }
  }

  return {
    isConnected: () => client !== undefined,
    close: async () => {
      stop.abort();
      await running;
    },
  };
}
