import { describe, expect, it } from "vitest";
import { hostOrigin, mayEmbed } from "./host-origin.ts";

const own = "https://portal.example";
const shop = "https://shop.example";

// What hostOrigin looks at of a window.
function framed(ancestors: string[] | undefined, referrer: string): Window {
  const page = { parent: {}, location: { ancestorOrigins: ancestors }, document: { referrer } };
  return page as unknown as Window;
}

describe("hostOrigin", () => {
  it("is what the browser says, then who referred, and none on a page of its own", () => {
    expect(hostOrigin(framed([shop], ""))).toBe(shop);
    expect(hostOrigin(framed(undefined, `${shop}/settings`))).toBe(shop);
    expect(hostOrigin(framed(undefined, ""))).toBe("null");
    const alone = framed([], "");
    expect(hostOrigin(Object.assign(alone, { parent: alone }))).toBeNull();
  });
});

describe("mayEmbed", () => {
  it("lets every page where no origins are set, and only those that are set otherwise", () => {
    expect(mayEmbed(shop, [], own)).toBe(true);
    expect(mayEmbed(shop, [shop], own)).toBe(true);
    expect(mayEmbed("https://evil.example", [shop], own)).toBe(false);
    expect(mayEmbed("null", [shop], own)).toBe(false);
    expect(mayEmbed(own, [shop], own)).toBe(true);
    expect(mayEmbed(null, [shop], own)).toBe(true);
  });
});
