import { branding } from "@posthorn/contract";
import { describe, expect, it } from "vitest";
import { contrast, contrastWarnings } from "./contrast.ts";

describe("contrast", () => {
  it("is what WCAG says", () => {
    expect(contrast("#000", "#ffffff")).toBe(21);
    expect(contrast("#777777", "#fff")).toBe(4.47);
  });
});

describe("contrastWarnings", () => {
  it("has none for what is ours", () => {
    expect(contrastWarnings(branding.parse({}))).toEqual([]);
  });

  it("names the pairs that are hard to read, in the mode where they are", () => {
    const pale = branding.parse({ light: { accent: "#fde68a" }, dark: { background: "#ffffff" } });
    expect(contrastWarnings(pale).map(({ mode, pair }) => `${mode} ${pair}`)).toEqual([
      "light accent_on_background",
      "light accent_on_surface",
      "dark accent_on_background",
      "dark text_on_background",
    ]);
  });
});
