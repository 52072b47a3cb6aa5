import { describe, expect, it } from "vitest";
import { type Coming, isSameOrigin } from "./same-origin.ts";

const own: Coming = {
  method: "POST",
  host: "localhost:3100",
  origin: "http://localhost:3100",
  secFetchSite: "same-origin",
};

describe("isSameOrigin", () => {
  it("takes a form of this server, also from a browser that says less", () => {
    expect(isSameOrigin(own, true)).toBe(true);
    expect(isSameOrigin({ ...own, secFetchSite: undefined }, true)).toBe(true);
    expect(isSameOrigin({ ...own, host: "127.0.0.1:3100", origin: "http://127.0.0.1:3100" }, true)).toBe(
      true,
    );
  });

  it.each<[string, Partial<Coming>]>([
    ["another site's form", { origin: "https://evil.example", secFetchSite: "cross-site" }],
    ["another port of this machine", { origin: "http://localhost:3000", secFetchSite: "same-site" }],
    ["an origin that is hidden", { origin: "null" }],
    ["no origin at all", { origin: undefined }],
    ["a name that was pointed here", { host: "evil.example:3100", origin: "http://evil.example:3100" }],
    ["no host", { host: undefined }],
  ])("refuses %s", (_, coming) => {
    expect(isSameOrigin({ ...own, ...coming }, true)).toBe(false);
  });

  it("refuses a foreign name for a page as well, unless the server is meant for more than this machine", () => {
    const page: Coming = { ...own, method: "GET", origin: undefined, host: "shop.example" };
    expect(isSameOrigin(page, true)).toBe(false);
    expect(isSameOrigin(page, false)).toBe(true);
    expect(isSameOrigin({ ...page, host: "localhost:3100" }, true)).toBe(true);
  });
});
