import { branding } from "@posthorn/contract";
import { describe, expect, it } from "vitest";
import { draftOf, lookOf } from "./look-draft.ts";

const kopi = branding.parse({
  name: "Kopi Kita",
  logo: "https://kopi.example/logo.svg",
  light: { accent: "#0f766e" },
  radius: 12,
  font: "Inter, sans-serif",
  language: "id",
});

describe("lookOf", () => {
  it("is the look that a draft was made of", () => {
    for (const look of [kopi, branding.parse({})]) {
      expect(lookOf(draftOf(look))).toEqual({ look, wrong: new Set() });
    }
  });

  it("names what does not fit, and leaves only that out", () => {
    const draft = draftOf(kopi);
    const typed = { ...draft, logo: "javascript:alert(1)", dark: { ...draft.dark, surface: "#12" } };
    expect(lookOf(typed)).toEqual({
      look: { ...kopi, logo: null },
      wrong: new Set(["logo", "dark.surface"]),
    });
  });

  it("takes spaces around what is pasted", () => {
    const draft = draftOf(kopi);
    const typed = { ...draft, light: { ...draft.light, accent: " #0f766e " }, name: "  " };
    expect(lookOf(typed)).toEqual({ look: { ...kopi, name: null }, wrong: new Set() });
  });
});
