import { describe, expect, it } from "vitest";
import { listPage, type PageInput, type Slice } from "./list-page.ts";

const keys = ["a", "b", "c", "d", "e"];

/** What a database makes of a slice. */
async function read({ after, direction, take }: Slice): Promise<string[]> {
  const beyond = keys.filter((key) => !after || ("gt" in after ? key > after.gt : key < after.lt));
  return (direction === "asc" ? beyond : beyond.toReversed()).slice(0, take);
}

const page = (input: Omit<PageInput, "order"> & { order?: PageInput["order"] }) =>
  listPage({ order: "ascending", ...input }, { read, keyOf: (row) => row, toItem: (row) => row });

describe("listPage", () => {
  it("answers a page, where the next begins and where the one before ends", async () => {
    expect(await page({ limit: 2 })).toEqual({
      data: ["a", "b"],
      iterator: "b",
      prevIterator: "-a",
      done: false,
    });
    expect(await page({ limit: 2, iterator: "d" })).toMatchObject({ data: ["e"], done: true });
  });

  it("is done when exactly a page is left", async () => {
    expect(await page({ limit: 2, iterator: "c" })).toMatchObject({ data: ["d", "e"], done: true });
  });

  it("goes back in the order of the list, the nearest items first", async () => {
    expect(await page({ limit: 2, iterator: "-d" })).toMatchObject({ data: ["b", "c"], done: false });
    expect(await page({ limit: 3, iterator: "-d" })).toMatchObject({ data: ["a", "b", "c"], done: true });
    expect(await page({ limit: 2, iterator: "-b", order: "descending" })).toMatchObject({
      data: ["d", "c"],
    });
  });

  it("answers null for both iterators of an empty page", async () => {
    expect(await page({ limit: 2, iterator: "e" })).toEqual({
      data: [],
      iterator: null,
      prevIterator: null,
      done: true,
    });
  });
});
