import { describe, expect, it } from "vitest";
import { englishFormat as format } from "#i18n/english.fixture.ts";
import { shortenId } from "./format.ts";

describe("a duration", () => {
  it.each([
    [0, "0 ms"],
    [118.4, "118 ms"],
    [2_400, "2.4 s"],
    [3_000, "3 s"],
    [15_000, "15 s"],
    [271_000, "4 min 31 s"],
    [300_000, "5 min"],
    [7_500_000, "2 h 5 min"],
    [36_000_000, "10 h"],
  ])("says %i ms as %s", (ms, text) => {
    expect(format.duration(ms)).toBe(text);
  });
});

describe("a relative time", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  it.each([
    ["2026-11-22T11:57:00Z", "3 min ago"],
    ["2026-11-22T12:04:00Z", "in 4 min"],
    ["2026-11-22T11:59:50Z", "10 sec ago"],
    ["2026-11-21T11:00:00Z", "1 day ago"],
    ["2026-11-22T12:00:00Z", "now"],
  ])("says %s as %s", (at, text) => {
    expect(format.relative(new Date(at), now)).toBe(text);
  });
});

describe("a size", () => {
  it.each([
    [612, "612 B"],
    [1_234, "1.2 kB"],
    [1_048_576, "1 MB"],
  ])("says %i bytes as %s", (bytes, text) => {
    expect(format.bytes(bytes)).toBe(text);
  });
});

describe("shortenId", () => {
  it("keeps the kind and both ends, and a short one whole", () => {
    expect(shortenId("msg_2ZCRQkyXVTGXuN4gDXvDmyRSWPb")).toBe("msg_2ZC…WPb");
    expect(shortenId("ord_1042")).toBe("ord_1042");
  });
});
