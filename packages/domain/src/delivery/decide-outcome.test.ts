import { describe, expect, it } from "vitest";
import { decideOutcome, retryAfterSeconds } from "./decide-outcome.ts";

const now = Date.UTC(2026, 10, 22, 12);
const options = { retrySchedule: [5, 300], random: 0.5, now };

describe("decideOutcome", () => {
  it.each([200, 201, 204, 299])("ends a delivery answered %i as succeeded", (status) => {
    expect(decideOutcome({ status, retryAfter: null }, 1, options)).toEqual({ verdict: "succeeded" });
  });

  it.each([100, 301, 302, 400, 404, 500])("tries again after %i", (status) => {
    const decision = decideOutcome({ status, retryAfter: null }, 1, options);
    expect(decision).toEqual({ verdict: "retry", retryDelayMs: 5_000 });
  });

  it("is exhausted when the schedule is used up", () => {
    expect(decideOutcome({ status: null }, 2, options)).toMatchObject({ retryDelayMs: 300_000 });
    const last = decideOutcome({ status: null }, 3, options);
    expect(last).toEqual({ verdict: "exhausted", reason: "attempts_used" });
  });

  it("takes 410 as the endpoint's own word that it is gone", () => {
    const decision = decideOutcome({ status: 410, retryAfter: null }, 1, options);
    expect(decision).toEqual({ verdict: "exhausted", reason: "endpoint_disabled" });
  });

  it("spreads retries by a fifth to either side", () => {
    const delay = (random: number) => decideOutcome({ status: null }, 1, { ...options, random });
    expect(delay(0)).toMatchObject({ retryDelayMs: 4_000 });
    expect(delay(0.999999)).toMatchObject({ retryDelayMs: 6_000 });
  });

  it("waits as long as Retry-After asks, between the schedule and an hour", () => {
    const delay = (retryAfter: string) => decideOutcome({ status: 503, retryAfter }, 1, options);
    expect(delay("2")).toMatchObject({ retryDelayMs: 5_000 });
    expect(delay("240")).toMatchObject({ retryDelayMs: 240_000 });
    expect(delay("999999")).toMatchObject({ retryDelayMs: 3_600_000 });
    expect(delay("soon")).toMatchObject({ retryDelayMs: 5_000 });
  });

  it("reads Retry-After as a number or a date", () => {
    expect(retryAfterSeconds("120", now)).toBe(120);
    expect(retryAfterSeconds(new Date(now + 90_000).toUTCString(), now)).toBe(90);
    expect(retryAfterSeconds(new Date(now - 90_000).toUTCString(), now)).toBe(0);
  });
});
