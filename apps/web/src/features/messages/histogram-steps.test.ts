import { describe, expect, it } from "vitest";
import { barsOf, barWidthMs } from "./histogram-steps.ts";

const now = new Date("2026-11-22T12:00:00Z");
const back = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe("barWidthMs", () => {
  it.each([
    [15, 1, "minute"],
    [60, 1, "minute"],
    [1_440, 15, "minute"],
    [10_080, 120, "hour"],
    [43_200, 480, "hour"],
    [129_600, 1_440, "day"],
  ])("cuts %i minutes into bars of %i", (minutes, width, step) => {
    expect(barWidthMs(back(minutes), now, now)).toEqual({ widthMs: width * 60_000, step });
  });

  it("is not finer than what is kept", () => {
    const from = back(5 * 1_440);
    expect(barWidthMs(from, new Date(from.getTime() + 3_600_000), now).step).toBe("hour");
  });
});

describe("barsOf", () => {
  it("gathers points into bars and keeps the empty ones", () => {
    const figures = { published: 9, succeeded: 2, failed: 1, exhausted: 0, cancelled: 0 };
    const points = [
      { ...figures, startsAt: "2026-11-22T11:31:00.000Z" },
      { ...figures, startsAt: "2026-11-22T11:44:00.000Z", exhausted: 3 },
      { ...figures, startsAt: "2026-11-22T11:59:00.000Z" },
    ];
    const bars = barsOf(points, back(60), now, 15 * 60_000);
    expect(bars.map(({ delivered, retrying, failed }) => [delivered, retrying, failed])).toEqual([
      [0, 0, 0],
      [0, 0, 0],
      [4, 2, 3],
      [2, 1, 0],
    ]);
  });
});
