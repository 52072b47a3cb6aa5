import { describe, expect, it } from "vitest";
import { readExpiry } from "./read-expiry.ts";

const now = new Date("2026-11-22T06:00:00Z");

describe("readExpiry", () => {
  it.each([
    ["5m", "2026-11-22T06:05:00.000Z"],
    ["12h", "2026-11-22T18:00:00.000Z"],
    ["30d", "2026-12-22T06:00:00.000Z"],
    ["2027-01-31", "2027-01-31T00:00:00.000Z"],
    ["2027-01-31T10:00:00+07:00", "2027-01-31T03:00:00.000Z"],
  ])("reads %s", (text, at) => {
    expect(readExpiry(text, now).toISOString()).toBe(at);
  });

  it.each(["", "30", "30y", "-1d", "0m", "2026-13-01", "2026-11-22", "tomorrow", "1e3d", "2027-01-31 10:00"])(
    "refuses %j",
    (text) => {
      expect(() => readExpiry(text, now)).toThrow(/must/i);
    },
  );
});
