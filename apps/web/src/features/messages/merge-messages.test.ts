import type { MessageSummary } from "@posthorn/domain";
import { expect, it } from "vitest";
import { insertNew, type LogPages, updateInPlace } from "./merge-messages.ts";

const row = (id: string, succeeded = 0) => ({ id, succeeded }) as MessageSummary;
const pagesOf = (...pages: string[][]): LogPages => ({
  pages: pages.map((ids) => ({
    data: ids.map((id) => row(id)),
    iterator: null,
    prevIterator: null,
    done: false,
  })),
  pageParams: [],
});
const shown = (data: LogPages) =>
  data.pages.map((page) => page.data.map(({ id, succeeded }) => id + (succeeded || "")));

it("changes states in place and leaves what did not change as it is", () => {
  const data = pagesOf(["f", "e"], ["c", "b"]);
  const next = updateInPlace(data, [row("c", 1), row("z", 1)]);
  expect(shown(next)).toEqual([
    ["f", "e"],
    ["c1", "b"],
  ]);
  expect(next.pages[0]).toBe(data.pages[0]);
});

it("puts new ones where their ids belong, late ones between", () => {
  expect(shown(insertNew(pagesOf(["f", "e"], ["c", "b"]), [row("g"), row("d"), row("h"), row("f")]))).toEqual(
    [
      ["h", "g", "f", "e"],
      ["d", "c", "b"],
    ],
  );
});

it("fills an empty list", () => {
  expect(shown(insertNew(pagesOf([]), [row("a"), row("b")]))).toEqual([["b", "a"]]);
});
