import { expect, it } from "vitest";
import { followValue } from "./follow-value.ts";

it("yields a value once until it reads differently, and ends when looking is forbidden", async () => {
  const values = [{ done: 1 }, { done: 1 }, { done: 2 }, { done: 1 }];
  const waits: number[] = [];
  const seen: { done: number }[] = [];
  const deps = {
    read: async () => values[waits.length] ?? { done: 0 },
    isAllowed: async () => waits.length < values.length,
    wait: async (ms: number) => void waits.push(ms),
  };
  for await (const value of followValue(deps)) seen.push(value);
  expect(seen).toEqual([{ done: 1 }, { done: 2 }, { done: 1 }]);
});
