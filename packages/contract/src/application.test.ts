import { describe, expect, it } from "vitest";
import { applicationIn, applicationPatch } from "./application.ts";

describe("applicationIn", () => {
  it("needs a name only, and ignores fields that it does not know", () => {
    expect(applicationIn.parse({ name: "Kopi", rateLimit: 3 })).toEqual({ name: "Kopi", metadata: {} });
  });

  it.each(["", "a\u0000b", "\ud800"])("refuses the name %j, which cannot be stored", (name) => {
    const { error } = applicationIn.safeParse({ name });
    expect(error?.issues[0]?.path).toEqual(["name"]);
  });

  it("takes metadata of 4,096 bytes as JSON and refuses one byte more", () => {
    const metadata = (bytes: number) => ({ a: "ả".repeat(1_000) + "x".repeat(bytes - 8 - 3_000) });
    expect(applicationIn.safeParse({ name: "a", metadata: metadata(4_096) }).success).toBe(true);
    expect(applicationIn.safeParse({ name: "a", metadata: metadata(4_097) }).success).toBe(false);
  });

  it.each([{ a: 1 }, { a: null }, { "a\u0000": "b" }, { a: "\u0000" }, ["a"], null])(
    "refuses the metadata %j",
    (metadata) => {
      expect(applicationIn.safeParse({ name: "a", metadata }).success).toBe(false);
    },
  );

  it.each([0, -1, 1.5, 65_536, "1"])("refuses the throttle rate %j", (throttleRate) => {
    expect(applicationIn.safeParse({ name: "a", throttleRate }).success).toBe(false);
  });
});

describe("applicationPatch", () => {
  it("tells an omitted field from one that is unset", () => {
    expect(applicationPatch.parse({})).toEqual({});
    expect(applicationPatch.parse({ uid: null, throttleRate: null })).toEqual({
      uid: null,
      throttleRate: null,
    });
  });

  it("refuses to unset the name", () => {
    expect(applicationPatch.safeParse({ name: null }).success).toBe(false);
  });
});
