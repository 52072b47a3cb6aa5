import { setTimeout as delay } from "node:timers/promises";
import { TRPCError, tracked } from "@trpc/server";
import { refuse } from "./error-map.ts";
import { followRows } from "./follow-rows.ts";
import { followValue } from "./follow-value.ts";

/** Of a subscription: whether who follows may still look, and when they have gone. */
export type Follower = { isSessionOpen(): Promise<boolean>; signal: AbortSignal | undefined };

/** Rows that are new or stand differently, until the session ends. A follower who comes back gets all of them first. */
export async function* liveRows<Row extends { id: string }>(follower: Follower, read: () => Promise<Row[]>) {
  let events = 0;
  for await (const rows of followRows(depsOf(follower, read))) {
    events += 1;
    yield tracked(String(events), rows);
  }
  throw new TRPCError({ code: "UNAUTHORIZED" });
}

/** What is read, at first and whenever it reads differently, until the session ends. */
export async function* liveValue<Value>(follower: Follower, read: () => Promise<Value>, everyMs?: number) {
  yield* followValue(depsOf(follower, read), everyMs);
  throw new TRPCError({ code: "UNAUTHORIZED" });
}

// Errors are mapped here: the map of procedures sees a subscription only begin.
function depsOf<Value>({ isSessionOpen, signal }: Follower, read: () => Promise<Value>) {
  return {
    read: () => read().catch(refuse),
    isAllowed: isSessionOpen,
    wait: (ms: number) => delay(ms, undefined, { ...(signal && { signal }) }),
  };
}
