import type pg from "pg";

/** Channel on which workers hear that there is work. */
export const deliveriesChannel = "posthorn_deliveries";

const quietMs = 5;

export type Notifier = { notify(): void; close(): Promise<void> };

/**
 * Tells workers of new work after a commit: never inside it (NOTIFY serialises commits), and at most
 * one statement in 5 ms however many publishes ask. A lost one costs a poll's delay and nothing else.
 */
export function createNotifier(pool: pg.Pool, channel: string = deliveriesChannel): Notifier {
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<unknown> = Promise.resolve();

  function send(): void {
    timer = undefined;
    sending = pool.query("select pg_notify($1, '')", [channel]).catch(() => undefined);
  }

  return {
    notify: () => {
      timer ??= setTimeout(send, quietMs);
    },
    close: async () => {
      if (timer) {
        clearTimeout(timer);
        send();
      }
      await sending;
    },
  };
}
