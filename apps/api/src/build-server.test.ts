import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operations, urlOf } from "./operation.ts";
import { startTestApi, type TestApi } from "./test-api.fixture.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const answerTo: TestApi["answerTo"] = (...request) => api.answerTo(...request);

describe("buildServer", () => {
  it("tells how it is, with and without a body", async () => {
    expect(await answerTo("GET", "/api/v1/health/", { token: null })).toMatchObject({
      status: 200,
      body: { status: "ok", database: { status: "ok" }, queue: { status: "ok" }, cache: { status: "ok" } },
    });
    expect((await api.request("HEAD", "/api/v1/health", { token: null })).status).toBe(200);
    expect((await api.request("GET", "/api/v1/health/ping", { token: null })).status).toBe(204);
  });

  it("says so, with 500, when it could not store what comes in the next days", async () => {
    const inAMonth = new Date(Date.now() + 30 * 86_400_000);
    const late = await startTestApi({ now: () => inAMonth });
    expect(await late.answerTo("GET", "/api/v1/health", { token: null })).toMatchObject({
      status: 500,
      body: { status: "error", database: { status: "ok" }, queue: { status: "error" } },
    });
    expect((await late.request("GET", "/api/v1/health/ping", { token: null })).status).toBe(500);
    await late.close();
  });

  it("serves every operation of the contract, and nothing under /api/v1 that is not in it", () => {
    const unserved = operations.filter(
      ({ route }) => !api.server.hasRoute({ method: route.method, url: urlOf(route) }),
    );
    expect(unserved.map(({ id }) => id)).toEqual([]);
    const own = ["/api/v1/health/ping", "/api/v1/openapi.json"];
    const known = new Set([...own, ...operations.map(({ route }) => urlOf(route))]);
    const tree = api.server.printRoutes({ commonPrefix: false, includeHooks: false });
    const served = urlsOf(tree).filter((url) => url.startsWith("/api/v1"));
    expect(served.length).toBeGreaterThan(20);
    expect(served.filter((url) => !known.has(url))).toEqual([]);
  });

  it("answers what is not there with 404, and a method that a path does not take with 405", async () => {
    expect(await answerTo("GET", "/api/v1/nothing")).toMatchObject({
      status: 404,
      body: { code: "not_found" },
    });
    const wrong = await answerTo("DELETE", "/api/v1/app");
    expect(wrong).toMatchObject({ status: 405, body: { code: "method_not_allowed" } });
    expect(wrong.headers.get("allow")).toBe("GET, HEAD, POST, OPTIONS");
  });

  it.each(["/api/v1/app/%ff", "/api/v1/app/%zz"])("answers %s, which is no path, with 400", async (path) => {
    const wrong = await answerTo("GET", path);
    expect(wrong).toMatchObject({ status: 400, body: { code: "generic_error" } });
    expect(wrong.headers.get("x-request-id")).toBeTruthy();
  });

  it("asks for credentials before it reads anything else", async () => {
    const { status, body, headers } = await answerTo("POST", "/api/v1/app", { token: null, body: "{" });
    expect([status, body]).toMatchObject([401, { code: "authentication_failed" }]);
    expect(headers.get("www-authenticate")).toBe("Bearer");
  });

  it("lets any page of a browser call it with the headers that the client sends", async () => {
    const preflight = await api.request("OPTIONS", "/api/v1/app", {
      token: null,
      headers: { origin: "https://host.example", "access-control-request-method": "POST" },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
    expect(preflight.headers.get("access-control-allow-headers")).toBe(
      "authorization, content-type, idempotency-key, last-event-id, svix-req-id, svix-retry-count",
    );
    const refused = await api.request("GET", "/api/v1/app", { token: null });
    expect(refused.headers.get("access-control-allow-origin")).toBe("*");
  });

  it("names each request in its answer and in one log line, which holds no query and no token", async () => {
    api.logLines.length = 0;
    const { headers } = await answerTo("GET", "/api/v1/app?limit=1&secret=hunter2");
    const line = await untilLogged(headers.get("x-request-id") ?? "");
    expect(JSON.parse(line)).toMatchObject({
      operation: "application.list",
      path: "/api/v1/app",
      status: 200,
      caller: api.environment.keyId,
    });
    expect(line).not.toContain("hunter2");
    expect(line).not.toContain(api.environment.apiKey);
  });

  it("hides what nobody foresaw from the caller, and logs it under the request's id", async () => {
    await api.database.pool.query("alter table event_types rename to event_types_away");
    const { status, body, headers } = await answerTo("GET", "/api/v1/event-type");
    await api.database.pool.query("alter table event_types_away rename to event_types");
    expect([status, body]).toEqual([500, { code: "server_error", detail: "Internal server error." }]);
    expect(await untilLogged(headers.get("x-request-id") ?? "")).toContain("event_types");
  });

  it("counts requests by operation and status", async () => {
    await answerTo("GET", "/api/v1/app");
    expect(await api.deps.metrics.text()).toMatch(
      /posthorn_api_requests_total\{operation="application.list",status="200",role="api"\} \d+/,
    );
  });

  it("shows its reference without calling anybody else", async () => {
    const { body } = await answerTo("GET", "/api/v1/openapi.json", { token: null });
    expect(Object.keys(body.paths ?? {})).toContain("/api/v1/app/{app_id}");
    const page = await fetch(`${api.url}/docs`);
    const html = await page.text();
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    const scripts = [...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, src]) => src ?? "");
    expect(scripts).toEqual(["js/scalar.js"]);
    const script = await fetch(new URL(scripts[0] ?? "", page.url));
    expect([script.status, script.headers.get("content-type")]).toEqual([
      200,
      "application/javascript; charset=utf-8",
    ]);
  });
});

async function untilLogged(requestId: string): Promise<string> {
  while (true) {
    const line = api.logLines.find((one) => one.includes(requestId));
    if (line) return line;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The full paths of a printed tree of routes: each line holds what it adds to the line that it hangs on. */
function urlsOf(tree: string): string[] {
  const parents: string[] = [];
  return tree.split("\n").flatMap((line) => {
    const at = line.indexOf("── ");
    if (at < 0) return [];
    const depth = Math.floor(at / 4);
    const [part = "", methods] = line.slice(at + 3).split(" (");
    const url = (parents[depth - 1] ?? "") + part.trim();
    parents[depth] = url;
    return methods === undefined ? [] : [url];
  });
}
