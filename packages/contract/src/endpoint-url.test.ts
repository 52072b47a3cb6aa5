import { describe, expect, it } from "vitest";
import { endpointUrl } from "./endpoint-url.ts";

describe("endpointUrl", () => {
  it.each([
    "https://kopi.example/hooks",
    "http://kopi.example:8080/hooks?a=1#b",
    "https://user:pass@kopi.example/",
    "https://[2001:db8::1]/hooks",
    "HTTPS://kopi.example",
  ])("takes %s as it is written", (url) => {
    expect(endpointUrl.parse(url)).toBe(url);
  });

  it.each([
    "",
    "kopi.example/hooks",
    "/hooks",
    "ftp://kopi.example",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "https://",
    "https:// kopi.example",
    "https://kopi.example/a b",
    " https://kopi.example",
    "https://kopi.example/\r\nX-A: 1",
    "https://kopi.example/\u0000",
    "https://kopi\texample",
    "https://kopi.example:99999",
  ])("refuses %j", (url) => {
    expect(endpointUrl.safeParse(url).success).toBe(false);
  });

  it("takes 65,536 characters and refuses one more", () => {
    const base = "https://kopi.example/";
    expect(endpointUrl.safeParse(base.padEnd(65_536, "a")).success).toBe(true);
    expect(endpointUrl.safeParse(base.padEnd(65_537, "a")).success).toBe(false);
  });
});
