import { describe, expect, it } from "vitest";
import { applicationUid, endpointUid, eventId } from "./uid.ts";

describe("uids", () => {
  it("take letters, digits, '-', '_' and '.', up to 256", () => {
    expect(applicationUid.safeParse("Customer-1.042_b").success).toBe(true);
    expect(applicationUid.safeParse("a".repeat(256)).success).toBe(true);
    expect(applicationUid.safeParse("a".repeat(257)).success).toBe(false);
  });

  it.each(["", "a b", "a/b", "phở", "a\n", "a\u0000"])("refuse %j", (uid) => {
    expect(applicationUid.safeParse(uid).success).toBe(false);
  });

  it("refuse the prefix of their own ids only", () => {
    expect(applicationUid.safeParse("app_1").success).toBe(false);
    expect(endpointUid.safeParse("ep_1").success).toBe(false);
    expect(eventId.safeParse("msg_1").success).toBe(false);
    expect(eventId.safeParse("app_1").success).toBe(true);
  });
});
