import { describe, expect, it } from "vitest";
import { splitUrl, withPassword } from "./url-password.ts";

describe("splitUrl", () => {
  it.each([
    ["https://ann:s3cret@kopi.example/hooks?a=b:c@d", "https://ann:****@kopi.example/hooks?a=b:c@d"],
    ["https://ann:a:b@c@kopi.example", "https://ann:****@kopi.example"],
    ["HTTPS://:only@kopi.example:8443/", "HTTPS://:****@kopi.example:8443/"],
    ["https:ann:s3cret@kopi.example", "https:ann:****@kopi.example"],
    ["https:\\\\ann:s3cret@kopi.example\\a", "https:\\\\ann:****@kopi.example\\a"],
  ])("masks the password that the URL parser sees in %s", (url, masked) => {
    const { url: shown, password } = splitUrl(url);
    expect(shown).toBe(masked);
    expect(new URL(shown).password).toBe("****");
    expect(withPassword(shown, password ?? "")).toBe(url);
    expect(splitUrl(shown).url).toBe(masked);
  });

  it.each([
    "https://kopi.example/a:b@c",
    "https://ann@kopi.example",
    "https://ann:@kopi.example",
    "https://kopi.example?a:b@c",
    "https://kopi.example:8443/@",
  ])("leaves %s as it is", (url) => {
    expect([splitUrl(url), new URL(url).password]).toEqual([{ url, password: null }, ""]);
  });
});
