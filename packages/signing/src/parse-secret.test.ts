import { describe, expect, test } from "vitest";
import { encodeBase64 } from "./base64.ts";
import { parsePublicKey, parseSecret } from "./parse-secret.ts";

const bytes = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 7 + 3) % 256);
const text = (prefix: string, length: number) => prefix + encodeBase64(bytes(length));

describe("parseSecret", () => {
  test.each([24, 32, 75])("reads a symmetric secret of %i bytes", (length) => {
    expect(parseSecret(text("whsec_", length))).toEqual({
      ok: true,
      secret: { type: "hmac", key: bytes(length) },
    });
  });

  test.each([32, 64])("keeps the seed of an asymmetric secret of %i bytes", (length) => {
    expect(parseSecret(text("whsk_", length))).toEqual({
      ok: true,
      secret: { type: "ed25519", seed: bytes(length).slice(0, 32) },
    });
  });

  test("reads base64 without its padding", () => {
    const padded = text("whsec_", 32);
    expect(padded.endsWith("=")).toBe(true);
    expect(parseSecret(padded.replace("=", ""))).toEqual(parseSecret(padded));
  });

  test.each([
    ["", "unknown_prefix"],
    ["MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "unknown_prefix"],
    ["WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "unknown_prefix"],
    [text("whpk_", 32), "unknown_prefix"],
    ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS!", "not_base64"],
    ["whsec_MfKQ9r8GKYqrTwjU PD8ILPZIo2LaLaSw", "not_base64"],
    ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n", "not_base64"],
    ["whsk_====", "not_base64"],
    ["whsec_", "wrong_length"],
    [text("whsec_", 23), "wrong_length"],
    [text("whsec_", 76), "wrong_length"],
    [`whsec_${"A".repeat(1_000_000)}`, "wrong_length"],
    [text("whsk_", 31), "wrong_length"],
    [text("whsk_", 33), "wrong_length"],
    [text("whsk_", 65), "wrong_length"],
  ])("refuses %.60s as %s", (secret, reason) => {
    expect(parseSecret(secret)).toEqual({ ok: false, reason });
  });
});

describe("parsePublicKey", () => {
  test("reads 32 bytes behind whpk_", () => {
    expect(parsePublicKey(text("whpk_", 32))).toEqual({ type: "ed25519-public", publicKey: bytes(32) });
  });

  test.each([text("whpk_", 31), text("whpk_", 33), text("whsk_", 32), "whpk_?"])("refuses %s", (key) => {
    expect(parsePublicKey(key)).toBeNull();
  });
});
