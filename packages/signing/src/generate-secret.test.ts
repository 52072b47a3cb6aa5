import { expect, test } from "vitest";
import { generateSecret } from "./generate-secret.ts";
import { parseSecret } from "./parse-secret.ts";

test.each(["hmac", "ed25519"] as const)("makes a %s secret that parses back", (type) => {
  expect(parseSecret(generateSecret(type))).toMatchObject({ ok: true, secret: { type } });
});

test("makes another secret each time", () => {
  expect(generateSecret("hmac")).not.toBe(generateSecret("hmac"));
});

test("takes its bytes from the source that is passed", () => {
  expect(generateSecret("hmac", (size) => new Uint8Array(size))).toBe(`whsec_${"A".repeat(43)}=`);
});
