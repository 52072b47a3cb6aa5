import type { WebhookStore } from "./store.ts";

/**
 * What `memoryStore` takes.
 *
 * @example
 * ```ts
 * import type { MemoryStoreOptions } from "@posthorn/sdk";
 *
 * const options: MemoryStoreOptions = { maxIds: 1_000 };
 * ```
 */
export type MemoryStoreOptions = {
  /** How many ids it remembers; the oldest goes first. 10,000 by default. */
  readonly maxIds?: number;
  /** Milliseconds since 1970; `Date.now` by default. */
  readonly now?: () => number;
};

type Held = { token: string; leasedUntil: number; isDone: boolean };

/**
 * A store in the memory of one process, for development and tests: a restart forgets all, and two processes
 * know nothing of each other.
 *
 * @example
 * ```ts
 * import { memoryStore } from "@posthorn/sdk";
 *
 * const store = memoryStore();
 * console.log(await store.claim("msg_1", "a", 60)); // "claimed"
 * console.log(await store.claim("msg_1", "b", 60)); // "busy"
 * await store.confirm("msg_1", "a");
 * console.log(await store.claim("msg_1", "b", 60)); // "done"
 * ```
 */
export function memoryStore({ maxIds = 10_000, now = Date.now }: MemoryStoreOptions = {}): WebhookStore {
  const held = new Map<string, Held>();
  return {
    claim: async (id, token, leaseSeconds) => {
      const standing = held.get(id);
      if (standing?.isDone) return "done";
      if (standing && standing.leasedUntil > now()) return "busy";
      held.delete(id);
      forgetOldest(held, maxIds - 1);
      held.set(id, { token, leasedUntil: now() + leaseSeconds * 1000, isDone: false });
      return "claimed";
    },
    confirm: async (id, token) => {
      const standing = held.get(id);
      if (standing?.token === token) standing.isDone = true;
    },
    release: async (id, token) => {
      const standing = held.get(id);
      if (standing?.token === token && !standing.isDone) held.delete(id);
    },
  };
}

/** A Map keeps the order in which its keys came. */
function forgetOldest(held: Map<string, Held>, keep: number): void {
  for (const id of held.keys()) {
    if (held.size <= keep) return;
    held.delete(id);
  }
}
