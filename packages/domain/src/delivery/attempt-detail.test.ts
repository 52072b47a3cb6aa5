import { sensitiveHeaderNames } from "@posthorn/contract";
import type { SendResult } from "@posthorn/egress";
import { describe, expect, it } from "vitest";
import { attemptDetail } from "./attempt-detail.ts";

const result: SendResult = {
  outcome: "response",
  status: 200,
  headers: { server: "nginx" },
  areHeadersTruncated: false,
  body: Buffer.from(""),
  isBodyTruncated: false,
  remoteAddress: "203.0.113.7",
  isConnectionReused: false,
  timings: { dnsMs: 0.123, connectMs: 1, tlsMs: null, firstByteMs: 2, lastByteMs: 3, totalMs: 3 },
};

describe("attemptDetail", () => {
  it.each(sensitiveHeaderNames)("keeps that %s was sent, and not its value", (name) => {
    const { requestHeaders } = attemptDetail(result, { [name]: "hunter2", "x-shop": "7" }, null);
    expect(requestHeaders).toEqual({ [name]: "••••••", "x-shop": "7" });
  });
});
