import { type Credential, credentialIdOf } from "@posthorn/domain";

export type KeyUse = {
  note(credential: Credential): void;
  /** Writes what was noted since the last time. */
  flush(): Promise<void>;
  close(): Promise<void>;
};

const intervalMs = 60_000;

/** Collects which keys were used and writes them down once a minute: a write a request would cost more than it. */
export function trackKeyUse(write: (keyIds: string[]) => Promise<void>): KeyUse {
  let used = new Set<string>();
  const timer = setInterval(() => void flush(), intervalMs).unref();

  async function flush(): Promise<void> {
    if (used.size === 0) return;
    const keyIds = [...used];
    used = new Set();
    // When the database is away, the next minute's write says as much.
    await write(keyIds).catch(() => undefined);
  }

  return {
    note: ({ actor }) => {
      if (actor.kind !== "session") used.add(credentialIdOf(actor));
    },
    flush,
    close: async () => {
      clearInterval(timer);
      await flush();
    },
  };
}
