import { describe, expect, it } from "vitest";
import { applicationTokenExpireIn, appPortalAccessIn, oneTimeTokenIn } from "./authentication.ts";

describe("appPortalAccessIn", () => {
  it("takes an empty body", () => {
    expect(appPortalAccessIn.parse({})).toEqual({ featureFlags: [] });
  });

  it.each([
    { expiry: 3_599 },
    { expiry: 604_801 },
    { sessionId: "a".repeat(65) },
    { sessionId: "" },
    { capabilities: ["Everything"] },
    { featureFlags: Array.from({ length: 26 }, (_, i) => `f${i}`) },
  ])("refuses %j", (body) => {
    expect(appPortalAccessIn.safeParse(body).success).toBe(false);
  });
});

describe("applicationTokenExpireIn", () => {
  it("takes up to 1,000 session ids and 3 days of grace", () => {
    const ids = (count: number) => Array.from({ length: count }, (_, i) => `s${i}`);
    expect(applicationTokenExpireIn.safeParse({ sessionIds: ids(1_000), expiry: 259_200 }).success).toBe(
      true,
    );
    expect(applicationTokenExpireIn.safeParse({ sessionIds: ids(1_001) }).success).toBe(false);
    expect(applicationTokenExpireIn.safeParse({ expiry: 259_201 }).success).toBe(false);
  });
});

describe("oneTimeTokenIn", () => {
  it("needs a verifier that cannot be guessed", () => {
    expect(oneTimeTokenIn.safeParse({ oneTimeToken: "t" }).success).toBe(false);
    expect(oneTimeTokenIn.safeParse({ oneTimeToken: "t", verifier: "short" }).success).toBe(false);
    expect(oneTimeTokenIn.safeParse({ oneTimeToken: "t", verifier: "a".repeat(43) }).success).toBe(true);
  });
});
