import { describe, expect, it } from "vitest";
import { acceptedLanguages, chooseLocale } from "./locales.ts";

describe("chooseLocale", () => {
  it("takes the first language that is there, whatever its region", () => {
    expect(chooseLocale(["de-DE", "VI-vn", "ru"])).toBe("vi");
    expect(chooseLocale([null, undefined, "", "ru"])).toBe("ru");
  });

  it("is English when none is there", () => {
    expect(chooseLocale([])).toBe("en");
    expect(chooseLocale(["de", "../ru", "runic"])).toBe("en");
  });
});

describe("acceptedLanguages", () => {
  it("orders by weight, and leaves out what is refused or broken", () => {
    expect(acceptedLanguages("en;q=0.5, ru-RU, id;q=0.9, vi;q=0, fr;q=x, ,;q=1")).toEqual([
      "ru-RU",
      "id",
      "en",
    ]);
    expect(acceptedLanguages(null)).toEqual([]);
  });
});
