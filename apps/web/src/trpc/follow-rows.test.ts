import { expect, it } from "vitest";
import { followRows } from "./follow-rows.ts";

type Message = { id: string; succeeded: number };

const message = (id: string, succeeded = 0): Message => ({ id, succeeded });

async function follow(windows: Message[][]): Promise<{ yielded: string[][]; waits: number[] }> {
  const yielded: string[][] = [];
  const waits: number[] = [];
  let turn = 0;
  const following = followRows({
    isAllowed: async () => turn < windows.length,
    read: async () => windows[turn++] ?? [],
    wait: async (ms) => void waits.push(ms),
  });
  for await (const rows of following) yielded.push(rows.map(({ id, succeeded }) => `${id}:${succeeded}`));
  return { yielded, waits };
}

it("tells all at first, then only what is new or changed", async () => {
  const { yielded } = await follow([
    [message("b"), message("a")],
    [message("b"), message("a")],
    [message("c"), message("b", 1), message("a")],
  ]);
  expect(yielded).toEqual([
    ["b:0", "a:0"],
    ["c:0", "b:1"],
  ]);
});

it("tells one that was made earlier and committed later", async () => {
  const { yielded } = await follow([[message("c")], [message("c"), message("b")]]);
  expect(yielded).toEqual([["c:0"], ["b:0"]]);
});

it("ends when the follower may no longer look", async () => {
  expect((await follow([])).yielded).toEqual([]);
});

it("looks less often when nothing happens", async () => {
  const { waits } = await follow(Array.from({ length: 40 }, () => [message("a")]));
  expect(waits.slice(0, 3)).toEqual([1_000, 1_000, 1_000]);
  expect(waits.at(-1)).toBe(3_000);
});
