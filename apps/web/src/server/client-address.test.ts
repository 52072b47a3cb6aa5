import { describe, expect, it } from "vitest";
import { clientAddress } from "./client-address.ts";

const from = (peer: string, forwarded?: string) =>
  new Headers({ "x-posthorn-peer": peer, ...(forwarded ? { "x-forwarded-for": forwarded } : {}) });

describe("clientAddress", () => {
  it("believes no X-Forwarded-For when no proxy is trusted", () => {
    expect(clientAddress(from("203.0.113.7", "198.51.100.1"), [])).toBe("203.0.113.7");
  });

  it("takes the last address that a trusted proxy did not add itself", () => {
    const headers = from("10.0.0.2", "198.51.100.1, 203.0.113.7, 10.0.0.9");
    expect(clientAddress(headers, ["10.0.0.0/8"])).toBe("203.0.113.7");
  });

  it("sees through IPv4 addresses that are written as IPv6", () => {
    expect(clientAddress(from("::ffff:10.0.0.2", "2001:db8::1"), ["10.0.0.2"])).toBe("2001:db8::1");
  });

  it("keeps to the proxy when what it passes on is no address", () => {
    expect(clientAddress(from("10.0.0.2", "203.0.113.7, unknown"), ["10.0.0.0/8"])).toBe("10.0.0.2");
  });
});
