import { useCallback, useEffect, useRef, useState } from "react";
import type { Client } from "./create-client.ts";
import { useAccess } from "./provider.ts";

/**
 * What a hook that changes something gives: `run` does it and resolves when it is done, `isRunning` and `error` are
 * for the button beside it.
 *
 * @example
 * ```ts
 * import type { Action, Endpoint } from "@posthorn/react";
 *
 * const disable = (update: Action<[string, { disabled: boolean }], Endpoint>, id: string) =>
 *   update.run(id, { disabled: true });
 * void disable;
 * ```
 */
export type Action<Input extends readonly unknown[], Output> = {
  readonly run: (...input: Input) => Promise<Output>;
  readonly isRunning: boolean;
  readonly error: Error | undefined;
};

type Doing = { call: Client["call"]; app: string };

/** An action that has answers read again whose keys begin like those that `stale` names. */
export function useAction<Input extends readonly unknown[], Output>(
  act: (doing: Doing, ...input: Input) => Promise<Output>,
  stale: (...input: Input) => readonly string[],
): Action<Input, Output> {
  const { client, store, application } = useAccess();
  const [state, setState] = useState<{ running: number; error: Error | undefined }>(idle);
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  const latest = useRef({ act, stale });
  useEffect(() => {
    latest.current = { act, stale };
  });
  const run = useCallback(
    async (...input: Input) => {
      const { act: does, stale: leaves } = latest.current;
      const set = (change: number, error: Error | undefined) =>
        isThere.current && setState(({ running }) => ({ running: running + change, error }));
      set(1, undefined);
      try {
        const output = await does({ call: client.call, app: encodeURIComponent(application) }, ...input);
        for (const prefix of leaves(...input)) store.invalidate(prefix);
        set(-1, undefined);
        return output;
      } catch (error) {
        set(-1, error instanceof Error ? error : new Error(String(error)));
        throw error;
      }
    },
    [client, store, application],
  );
  return { run, isRunning: state.running > 0, error: state.error };
}

const idle = { running: 0, error: undefined };
