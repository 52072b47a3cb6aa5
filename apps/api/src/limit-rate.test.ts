import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRateLimiter } from "./limit-rate.ts";
import { startTestApi, type TestApi } from "./test-api.fixture.ts";

describe("createRateLimiter", () => {
  it("lets a second's requests through at once, then as many as the rate", () => {
    const limiter = createRateLimiter(2);
    const at = (ms: number) => limiter.take("a", ms);
    expect([at(0), at(0), at(0)]).toEqual([0, 0, 1]);
    expect([at(499), at(500), at(500)]).toEqual([1, 0, 1]);
    expect(limiter.take("b", 500)).toBe(0);
  });
});

describe("a server with a limit", () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ rateLimitPerSecond: 1 });
  });
  afterAll(() => api.close());

  it("answers 429 with Retry-After and a body", async () => {
    const answers = [await api.answerTo("GET", "/api/v1/app"), await api.answerTo("GET", "/api/v1/app")];
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body).toEqual({ code: "rate_limited", detail: "Too many requests." });
    expect(refused?.headers.get("retry-after")).toBe("1");
  });
});
