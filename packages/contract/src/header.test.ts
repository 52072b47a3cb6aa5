import { describe, expect, it } from "vitest";
import { endpointHeadersIn, endpointHeadersPatchIn } from "./endpoint-headers.ts";
import { forbiddenHeaderNames, forbiddenHeaderPrefixes, headers } from "./header.ts";

const isAccepted = (value: Record<string, string>) => headers.safeParse(value).success;

describe("headers", () => {
  it("takes names and values of the kind that HTTP allows", () => {
    expect(isAccepted({ "X-Tenant": "kopi", Authorization: "Bearer a b\tc", "X-Empty": "" })).toBe(true);
  });

  it.each([...forbiddenHeaderNames, ...forbiddenHeaderPrefixes.map((prefix) => `${prefix}a`)])(
    "refuses %s in any case",
    (name) => {
      expect(isAccepted({ [name]: "a" })).toBe(false);
      expect(isAccepted({ [name.toUpperCase()]: "a" })).toBe(false);
    },
  );

  it.each(["a\r\nHost: b", "a\nb", "a\rb", "a\u0000b", "a\u007fb", "phở", " a", "a "])(
    "refuses the value %j, which would not arrive as one header",
    (value) => {
      expect(isAccepted({ "X-A": value })).toBe(false);
    },
  );

  it.each(["", "a b", "a:b", "a\r\nb", "a\u0000", "ă"])("refuses the name %j", (name) => {
    expect(isAccepted({ [name]: "a" })).toBe(false);
  });

  it("takes a value of 4,096 bytes and refuses one more", () => {
    expect(isAccepted({ "X-A": "a".repeat(4_096) })).toBe(true);
    expect(isAccepted({ "X-A": "a".repeat(4_097) })).toBe(false);
  });

  it("refuses two names that differ only in case, and says which", () => {
    const { error } = headers.safeParse({ "X-A": "1", "x-a": "2" });
    expect(error?.issues[0]?.message).toContain("'x-a' twice");
  });

  it("takes 50 headers and refuses 51", () => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`X-${i}`, "a"]));
    expect(isAccepted(many(50))).toBe(true);
    expect(isAccepted(many(51))).toBe(false);
  });

  it("names the header that is at fault", () => {
    const { error } = endpointHeadersIn.safeParse({ headers: { "X-A": "1", Host: "b" } });
    expect(error?.issues[0]?.path).toEqual(["headers", "Host"]);
  });
});

describe("endpointHeadersPatchIn", () => {
  it("takes null and deleteHeaders for removal", () => {
    expect(endpointHeadersPatchIn.parse({ headers: { "X-A": null }, deleteHeaders: ["X-B"] })).toEqual({
      headers: { "X-A": null },
      deleteHeaders: ["X-B"],
    });
  });

  it("refuses a forbidden name", () => {
    expect(endpointHeadersPatchIn.safeParse({ headers: { "svix-id": "1" } }).success).toBe(false);
  });
});
