import type { IdPage } from "@posthorn/queue";
import { describe, expect, it } from "vitest";
import { scanPage } from "./scan-page.ts";

const all = Array.from({ length: 20_000 }, (_, index) => `msg_${String(index).padStart(6, "0")}`);
const range = { from: "msg_", to: "msg`" };

function read({ from, to, isAscending, limit }: IdPage) {
  const inside = all.filter((id) => id >= from && id < to);
  return { rows: (isAscending ? inside : inside.reverse()).slice(0, limit), scannedTo: null };
}

async function page(iterator: string | null, passes: (id: string) => boolean, limit = 3) {
  let rounds = 0;
  const answer = await scanPage<string, string>({
    page: { limit, ...(iterator !== null && { iterator }) },
    order: "descending",
    range,
    read: async (wanted) => {
      rounds += 1;
      return read(wanted);
    },
    keyOf: (id) => id,
    keep: async (rows) => rows.filter(passes),
    present: async (rows) => rows,
  });
  return { ...answer, rounds };
}

describe("scanPage", () => {
  it("goes back for more rows until its page is full", async () => {
    const first = await page(null, (id) => id.endsWith("000"));
    expect(first).toMatchObject({
      data: ["msg_019000", "msg_018000", "msg_017000"],
      iterator: "msg_017000",
      prevIterator: "-msg_019000",
      done: false,
    });
    const second = await page(first.iterator, (id) => id.endsWith("000"));
    expect(second.data).toEqual(["msg_016000", "msg_015000", "msg_014000"]);
    const back = await page(second.prevIterator, (id) => id.endsWith("000"));
    expect(back.data).toEqual(first.data);
  });

  it("answers what it found when hardly anything passes, and goes on from where it stood", async () => {
    const isLast = (id: string) => id === "msg_000000";
    const seen: string[] = [];
    let iterator: string | null = null;
    let pages = 0;
    for (let done = false; !done; pages++) {
      const answer = await page(iterator, isLast);
      expect(answer.rounds).toBeLessThanOrEqual(10);
      seen.push(...answer.data);
      ({ iterator, done } = answer);
    }
    expect(seen).toEqual(["msg_000000"]);
    expect(pages).toBe(5);
  });

  it("is done, and empty, where nothing is", async () => {
    expect(await page("msg_000000", () => true)).toMatchObject({ data: [], done: true, iterator: null });
  });
});
