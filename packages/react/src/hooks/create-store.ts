/** What is known of one thing that was asked for. `data` stays while it is read again, and when that fails. */
export type Entry<Data> = { data: Data | undefined; error: Error | undefined; isLoading: boolean };

export type Store = {
  entry(key: string): Entry<unknown>;
  subscribe(key: string, listener: () => void): () => void;
  /** Reads a thing, unless it is known or under way; with `isForced` in any case. */
  load(key: string, read: () => Promise<unknown>, isForced?: boolean): Promise<void>;
  /** Has everything read again whose key begins so: at once what is shown, the rest when it is. */
  invalidate(prefix: string): void;
};

type Kept = Entry<unknown> & { read: (() => Promise<unknown>) | undefined; reading: number };

const nothing: Entry<unknown> = { data: undefined, error: undefined, isLoading: true };

/** The answers that the hooks of one page share. */
export function createStore(): Store {
  const kept = new Map<string, Kept>();
  const listeners = new Map<string, Set<() => void>>();

  function set(key: string, next: Kept): void {
    kept.set(key, next);
    for (const listener of listeners.get(key) ?? []) listener();
  }

  async function load(key: string, read: () => Promise<unknown>, isForced = false): Promise<void> {
    const before = kept.get(key);
    if (before && !isForced) return;
    const reading = (before?.reading ?? 0) + 1;
    set(key, { data: before?.data, error: undefined, isLoading: true, read, reading });
    const ended = await read().then(
      (data) => ({ data, error: undefined }),
      (error: Error) => ({ data: kept.get(key)?.data, error }),
    );
    // An older answer that comes after a newer one was asked for.
    if (kept.get(key)?.reading === reading) set(key, { ...ended, isLoading: false, read, reading });
  }

  return {
    entry: (key) => kept.get(key) ?? nothing,
    subscribe: (key, listener) => {
      const own = listeners.get(key) ?? new Set();
      listeners.set(key, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0) listeners.delete(key);
      };
    },
    load,
    invalidate: (prefix) => {
      for (const [key, { read }] of kept) {
        if (!key.startsWith(prefix)) continue;
        if (listeners.has(key) && read) void load(key, read, true);
        else kept.delete(key);
      }
    },
  };
}
