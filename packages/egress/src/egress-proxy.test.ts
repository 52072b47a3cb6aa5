import { describe, expect, test } from "vitest";
import { parseProxyUrl } from "./egress-proxy.ts";

describe("parseProxyUrl", () => {
  test.each([
    [
      "http://proxy.example.com",
      { isHttps: false, hostname: "proxy.example.com", port: 80, authorization: null },
    ],
    ["https://[::1]", { isHttps: true, hostname: "::1", port: 443, authorization: null }],
    [
      "http://us:p%40ss@10.0.0.1:3128",
      { hostname: "10.0.0.1", port: 3128, authorization: "Basic dXM6cEBzcw==" },
    ],
  ])("takes %s apart", (url, proxy) => {
    expect(parseProxyUrl(url)).toMatchObject(proxy);
  });

  test.each([
    "",
    "proxy:3128",
    "socks5://user:secret@proxy.example.com",
    "http://us:secret%zz@proxy.example.com",
  ])("refuses %j and keeps its password to itself", (url) => {
    expect(() => parseProxyUrl(url)).toThrow(/^proxyUrl (?!.*secret)/);
  });
});
