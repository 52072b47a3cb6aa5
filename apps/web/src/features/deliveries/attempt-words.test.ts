import { type AttemptReason, attemptReasonCodes } from "@posthorn/contract";
import { describe, expect, it } from "vitest";
import { english, englishFormat } from "#i18n/english.fixture.ts";
import { type AttemptToTell, attemptWords } from "./attempt-words.ts";

const host = "shop.example";
const told = (attempt: AttemptToTell) =>
  attemptWords(attempt, { t: english("attempts"), format: englishFormat });

const examples: Record<AttemptReason["code"], [AttemptReason, string][]> = {
  status: [
    [{ code: "status", params: { statusCode: 500 } }, "Answered 500 Internal Server Error in 132 ms"],
    [{ code: "status", params: { statusCode: 599 } }, "Answered 599 in 132 ms"],
  ],
  refused: [
    [
      { code: "refused", params: { host, address: "203.0.113.7", port: 443 } },
      "Connection refused by shop.example:443",
    ],
  ],
  reset: [
    [
      { code: "reset", params: { host, phase: "first_byte" } },
      "shop.example closed the connection without an answer",
    ],
  ],
  unreachable: [[{ code: "unreachable", params: { host, address: null } }, "No way to shop.example"]],
  dns: [
    [{ code: "dns", params: { host, failure: "not_found" } }, "The name shop.example does not exist"],
    [{ code: "dns", params: { host, failure: "timeout" } }, "Looking up shop.example took too long"],
  ],
  tls: [
    [
      { code: "tls", params: { host, failure: "CERT_HAS_EXPIRED" } },
      "The certificate of shop.example has expired",
    ],
    [
      { code: "tls", params: { host, failure: "EPROTO" } },
      "No trusted TLS connection to shop.example (EPROTO)",
    ],
  ],
  timeout: [
    [
      { code: "timeout", params: { phase: "first_byte", timeoutMs: 15_000 } },
      "Timed out after 15 s without an answer",
    ],
    [
      { code: "timeout", params: { phase: "connect", timeoutMs: 2_500 } },
      "Timed out after 2.5 s while connecting",
    ],
  ],
  blocked_address: [
    [
      { code: "blocked_address", params: { host, address: "10.0.0.1" } },
      "shop.example leads to an address that is never called",
    ],
  ],
  invalid_url: [[{ code: "invalid_url", params: { url: "x" } }, "The URL cannot be called"]],
  invalid_response: [
    [{ code: "invalid_response", params: { failure: "HPE" } }, "What came back is not HTTP"],
  ],
  network: [[{ code: "network", params: { failure: "EPIPE" } }, "The network failed (EPIPE)"]],
};

describe("attemptWords", () => {
  it.each(attemptReasonCodes)("tells %s in words", (code) => {
    for (const [reason, what] of examples[code]) {
      expect(told({ reason, responseStatusCode: 0, responseDurationMs: 132 }).what).toBe(what);
    }
  });

  it("tells a success with its status and time, and needs no remedy", () => {
    expect(told({ reason: null, responseStatusCode: 204, responseDurationMs: 118 })).toEqual({
      what: "Answered 204 in 118 ms",
      remedy: null,
    });
  });

  it("tells the cause of an incident without a time, which only one attempt has", () => {
    const reason = { code: "status", params: { statusCode: 500 } } as const;
    expect(told({ reason, responseStatusCode: 0 }).what).toBe("Answered 500 Internal Server Error");
  });

  it("says how long the receiver asked to wait", () => {
    const words = told({
      reason: { code: "status", params: { statusCode: 503 } },
      responseStatusCode: 503,
      responseDurationMs: 88,
      responseHeaders: { "retry-after": "240" },
    });
    expect(words.what).toBe("Answered 503 Service Unavailable in 88 ms, asked to wait 4 min");
  });

  it("names where a redirect leads, as it is not followed", () => {
    const words = told({
      reason: { code: "status", params: { statusCode: 301 } },
      responseStatusCode: 301,
      responseDurationMs: 20,
      responseHeaders: { location: "https://www.shop.example/hooks" },
    });
    expect(words.remedy).toBe(
      "Redirects are not followed. Use https://www.shop.example/hooks as the endpoint’s URL.",
    );
  });
});
