import { expect, it } from "vitest";
import { createHistogram } from "./histogram.ts";

it("tells percentiles to within 2 %, from microseconds to minutes", () => {
  for (const scaleMs of [0.05, 1, 40, 90_000]) {
    const histogram = createHistogram();
    for (let rank = 1; rank <= 1_000; rank++) histogram.record((scaleMs * rank) / 1_000);
    const { p50, p99 } = histogram.percentiles();
    expect(Math.abs(p50 / (0.5 * scaleMs) - 1)).toBeLessThan(0.05);
    expect(Math.abs(p99 / (0.99 * scaleMs) - 1)).toBeLessThan(0.03);
  }
});

it("never tells less than what was recorded", () => {
  const histogram = createHistogram();
  histogram.record(12.345);
  expect(histogram.percentile(50)).toBeGreaterThanOrEqual(12.345);
  expect(histogram.percentile(50)).toBeLessThan(12.345 * 1.02);
});

it("keeps what is beyond its range in its ends", () => {
  const histogram = createHistogram();
  histogram.record(-5);
  histogram.record(1e12);
  expect(histogram.count()).toBe(2);
  expect(histogram.percentile(100)).toBeGreaterThan(2_000_000);
});

it("is empty again after it is cleared", () => {
  const histogram = createHistogram();
  histogram.record(7);
  histogram.clear();
  expect([histogram.count(), histogram.percentile(99)]).toEqual([0, 0]);
});
