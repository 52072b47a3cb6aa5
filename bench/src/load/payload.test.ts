import { expect, it } from "vitest";
import { buildPayload, payloadBytes, readPayload } from "./payload.ts";

it("is 512 bytes of JSON that carry number and time", () => {
  const payload = buildPayload({ sequence: 123_456, releasedAtMs: 5_000_123.456 });
  expect(Buffer.byteLength(payload)).toBe(payloadBytes);
  expect(JSON.parse(payload)).toMatchObject({ sequence: "0000123456" });
  expect(readPayload(Buffer.from(payload))).toEqual({ sequence: 123_456, releasedAtMs: 5_000_123.456 });
});

it("does not read what it has not built", () => {
  expect(readPayload(Buffer.from("{}"))).toBeUndefined();
  expect(readPayload(Buffer.alloc(payloadBytes, "y"))).toBeUndefined();
});
