import { describe, expect, it } from "vitest";
import { endpointSecretRotateIn, signingSecret } from "./endpoint-secret.ts";

const base64 = (bytes: number) => Buffer.alloc(bytes, 7).toString("base64");

describe("signingSecret", () => {
  it.each([24, 25, 26, 32, 75])("takes %i bytes, with and without prefix and padding", (bytes) => {
    expect(signingSecret.safeParse(base64(bytes)).success).toBe(true);
    expect(signingSecret.safeParse(`whsec_${base64(bytes)}`).success).toBe(true);
    expect(signingSecret.safeParse(`whsec_${base64(bytes).replace(/=+$/, "")}`).success).toBe(true);
  });

  it.each([0, 1, 23, 76, 200])("refuses %i bytes", (bytes) => {
    expect(signingSecret.safeParse(`whsec_${base64(bytes)}`).success).toBe(false);
  });

  it.each([32, 64])("takes an ed25519 key of %i bytes", (bytes) => {
    expect(signingSecret.safeParse(`whsk_${base64(bytes)}`).success).toBe(true);
  });

  it.each([
    `whsk_${base64(24)}`,
    `whpk_${base64(32)}`,
    "whsec_not base64 at all, it is not!",
    `whsec_${"A".repeat(33)}`,
  ])("refuses %s", (secret) => {
    expect(signingSecret.safeParse(secret).success).toBe(false);
  });
});

describe("endpointSecretRotateIn", () => {
  it("takes an empty body and a grace period of 0 to 7 days", () => {
    expect(endpointSecretRotateIn.parse({})).toEqual({});
    expect(endpointSecretRotateIn.safeParse({ gracePeriodSeconds: 0 }).success).toBe(true);
    expect(endpointSecretRotateIn.safeParse({ gracePeriodSeconds: 604_800 }).success).toBe(true);
    expect(endpointSecretRotateIn.safeParse({ gracePeriodSeconds: 604_801 }).success).toBe(false);
  });
});
