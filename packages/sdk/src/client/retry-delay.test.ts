import { describe, expect, it } from "vitest";
import { readRetryAfterMs, retryDelayMs } from "./retry-delay.ts";

const wait = { baseDelayMs: 200, maxDelayMs: 5_000 };

describe("retryDelayMs", () => {
  it("doubles up to the longest wait", () => {
    expect([0, 1, 2, 3, 4, 5, 99].map((retry) => retryDelayMs(retry, wait, 0))).toEqual([
      200, 400, 800, 1_600, 3_200, 5_000, 5_000,
    ]);
  });

  it("takes off up to a half at random", () => {
    expect(retryDelayMs(0, wait, 1)).toBe(100);
    expect(retryDelayMs(0, wait, 0.5)).toBe(150);
  });

  it("never undercuts what the server asked for", () => {
    expect(retryDelayMs(0, wait, 0, 60_000)).toBe(60_000);
    expect(retryDelayMs(0, wait, 1, 60_000)).toBe(66_000);
    expect(retryDelayMs(0, wait, 0, 1)).toBe(200);
  });
});

describe("readRetryAfterMs", () => {
  const now = Date.parse("2026-11-22T12:00:00Z");

  it("reads seconds and HTTP dates", () => {
    expect(readRetryAfterMs("120", now)).toBe(120_000);
    expect(readRetryAfterMs("Sun, 22 Nov 2026 12:00:30 GMT", now)).toBe(30_000);
    expect(readRetryAfterMs("Sun, 22 Nov 2026 11:00:00 GMT", now)).toBe(0);
  });

  it.each([[null], [""], ["-1"], ["1.5"], ["soon"], ["99999999999"]])("does not believe %j", (header) => {
    expect(readRetryAfterMs(header, now)).toBeUndefined();
  });
});
