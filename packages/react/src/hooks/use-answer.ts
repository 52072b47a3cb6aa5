import { useCallback, useEffect, useSyncExternalStore } from "react";
import type { Call } from "./create-client.ts";
import type { Entry } from "./create-store.ts";
import { useAccess } from "./provider.ts";

/**
 * What a hook that reads gives: the newest answer, also while it is read again; why it could not be read; and what
 * reads it again.
 *
 * @example
 * ```ts
 * import type { Answer, Endpoint } from "@posthorn/react";
 *
 * const countOf = (answer: Answer<readonly Endpoint[]>) => answer.data?.length ?? 0;
 * void countOf;
 * ```
 */
export type Answer<Data> = {
  readonly data: Data | undefined;
  /** A `PosthornCallError` where the API or the network is why. */
  readonly error: Error | undefined;
  readonly isLoading: boolean;
  readonly reload: () => Promise<void>;
};

/** Reads one answer of the application, once for all hooks that want the same. */
export function useAnswer<Data>(key: string, path: string, query?: Call["query"]): Answer<Data> {
  return useRead(key, async ({ call }) => (await call(path, { query: query ?? {} })) as Data);
}

const mostPages = 20;

/** Reads all pages of a list that is short by its nature. */
export function useWholeList<Item>(key: string, path: string): Answer<readonly Item[]> {
  return useRead(key, async ({ call }) => {
    const items: Item[] = [];
    let iterator: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const answer = (await call(path, { query: { limit: "250", iterator } })) as {
        data: Item[];
        iterator: string | null;
        done: boolean;
      };
      items.push(...answer.data);
      if (answer.done || answer.iterator === null) break;
      iterator = answer.iterator;
    }
    return items;
  });
}

type Reading = { call(path: string, call?: Call): Promise<unknown> };

function useRead<Data>(key: string, read: (client: Reading) => Promise<Data>): Answer<Data> {
  const { client, store } = useAccess();
  const subscribe = useCallback((listener: () => void) => store.subscribe(key, listener), [store, key]);
  const entry = useSyncExternalStore(
    subscribe,
    () => store.entry(key),
    () => store.entry(key),
  ) as Entry<Data>;
  // The key stands for everything that `read` depends on: it is new at each render, and means the same.
  useEffect(() => void store.load(key, () => read(client)), [store, client, key]);
  const reload = useCallback(() => store.load(key, () => read(client), true), [store, client, key]);
  const { data, error, isLoading } = entry;
  return { data, error, isLoading, reload };
}
