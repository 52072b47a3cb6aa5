import { expect, test } from "vitest";
import { encodeBase64 } from "./base64.ts";
import { publicKeyOf } from "./public-key-of.ts";

const fromHex = (hex: string) => Uint8Array.from(Buffer.from(hex, "hex"));

test("derives the public key of RFC 8032, section 7.1, test 2", async () => {
  const seed = fromHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
  const publicKey = fromHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

  expect(await publicKeyOf({ type: "ed25519", seed })).toBe(`whpk_${encodeBase64(publicKey)}`);
});
