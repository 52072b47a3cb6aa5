import { describe, expect, it } from "vitest";
import { portalLocale } from "./portal-locale.ts";

const unknown = { search: "", fragment: "", kept: null, session: null, browser: [] };

describe("portalLocale", () => {
  it("takes the address before what the tab knew, and that before the browser", () => {
    const hints = {
      search: "?locale=vi",
      fragment: "#key=a&locale=id",
      session: null,
      kept: "ru",
      browser: ["en-US"],
    };
    expect(portalLocale(hints)).toBe("vi");
    expect(portalLocale({ ...hints, search: "" })).toBe("id");
    expect(portalLocale({ ...hints, search: "", fragment: "#key=a" })).toBe("ru");
    expect(portalLocale({ ...unknown, browser: ["de", "ru-RU"] })).toBe("ru");
  });

  it("goes on to the next when a language is not there", () => {
    expect(portalLocale({ ...unknown, search: "?locale=xx", fragment: "#locale=vi" })).toBe("vi");
    expect(portalLocale({ ...unknown, search: "?locale=" })).toBe("en");
  });
});
