import { createToken } from "@posthorn/domain";
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

describe("a server with a limit, to credentials that are none", () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ rateLimitPerSecond: 3 });
  });
  afterAll(() => api.close());

  const ask = (token: string | null) => api.request("GET", "/api/v1/app", { token });

  it("answers 429 before it looks them up, and goes on to serve who is known at that address", async () => {
    expect((await ask(api.environment.apiKey)).status).toBe(200);
    const all = await Promise.all(Array.from({ length: 30 }, () => ask(createToken("sk").token)));
    const limited = all.filter(({ status }) => status === 429);
    expect(all.filter(({ status }) => status === 401).length + limited.length).toBe(30);
    expect(limited.length).toBeGreaterThan(15);
    expect(limited[0]?.headers.get("retry-after")).toBe("1");
    expect((await ask(api.environment.apiKey)).status).toBe(200);
    const bare = await Promise.all(Array.from({ length: 30 }, () => ask(null)));
    expect(bare.filter(({ status }) => status === 429).length).toBeGreaterThan(15);
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
