import { describe, expect, it } from "vitest";
import { createId, lowestId, timeOfId } from "./id.ts";

const start = Date.UTC(2026, 10, 22);

describe("createId", () => {
  it("keeps the order of creation in text order, also within one millisecond", () => {
    const ids = Array.from({ length: 60_000 }, (_, index) =>
      createId("msg", start + Math.floor(index / 500)),
    );
    expect(ids.every((id) => /^msg_[0-9A-Za-z]{27}$/.test(id))).toBe(true);
    expect(ids.toSorted()).toEqual(ids);
  });

  it("carries its time, inside the bounds of its millisecond", () => {
    for (let at = start; at < start + 5_000; at++) {
      const id = createId("msg", at);
      expect(timeOfId(id)).toBe(at);
      expect(id >= lowestId("msg", at) && id < lowestId("msg", at + 1)).toBe(true);
    }
  });
});
