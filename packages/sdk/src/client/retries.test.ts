import { type Answer, type Receiver, startReceiver } from "@posthorn/testing";
import { afterEach, describe, expect, it } from "vitest";
import { PosthornError } from "../errors/posthorn-error.ts";
import { createPosthorn } from "./create-posthorn.ts";
import type { RetryOptions } from "./retry-options.ts";

const quick: RetryOptions = { baseDelayMs: 1, maxDelayMs: 2, maxRetries: 5 };
const stored = JSON.stringify({
  id: "msg_1",
  eventType: "order.created",
  payload: {},
  timestamp: "2026-11-22T12:00:00Z",
});
const open: Receiver[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

/** An api that answers each request in turn, and then 202 for ever. */
async function serve(...answers: Answer[]) {
  const server = await startReceiver((request, response) => {
    const answer = answers.shift() ?? accepts;
    if (typeof answer === "number") response.writeHead(answer).end();
    else answer(request, response);
  });
  open.push(server);
  return server;
}

const accepts: Answer = (_, response) =>
  response.writeHead(202, { "content-type": "application/json" }).end(stored);

const answers =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body));

function publish(server: { url: string }, retries: RetryOptions = quick, idempotencyKey?: string) {
  const posthorn = createPosthorn({ apiKey: "sk_test", serverUrl: server.url, retries });
  const options = {
    application: "customer-1042",
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  };
  return posthorn.publish("order.created", { order: { id: 1042 } }, options);
}

async function refusal(promise: Promise<unknown>): Promise<PosthornError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof PosthornError) return error;
  throw new Error(`no PosthornError but ${String(error)}`);
}

describe("a publish", () => {
  it("goes out once, with a key of its own, and returns the message without its empty payload", async () => {
    const server = await serve();
    expect(await publish(server)).toEqual({
      id: "msg_1",
      eventType: "order.created",
      timestamp: "2026-11-22T12:00:00Z",
    });
    const [request] = server.received;
    expect(server.received).toHaveLength(1);
    expect(request?.path).toBe("/api/v1/app/customer-1042/msg?with_content=false");
    expect(request?.headers.authorization).toBe("Bearer sk_test");
    expect(request?.headers["idempotency-key"]).toMatch(/^auto_[0-9a-f-]{36}$/);
    expect(request?.text).toBe('{"eventType":"order.created","payload":{"order":{"id":1042}}}');
  });

  it("passes the same key on each try, after 429, 5xx and a broken connection", async () => {
    const breaks: Answer = (_, response) => response.destroy();
    const server = await serve(
      answers(429, "slow down"),
      500,
      breaks,
      answers(503, { code: "overloaded", detail: "…" }),
      502,
    );
    await publish(server);
    expect(server.received).toHaveLength(6);
    const keys = new Set(server.received.map(({ headers }) => headers["idempotency-key"]));
    expect(keys.size).toBe(1);
  });

  it("passes the key that it is given, on each try", async () => {
    const server = await serve(500, 500);
    await publish(server, quick, "order-1042-created");
    expect(server.received.map(({ headers }) => headers["idempotency-key"])).toEqual(
      Array(3).fill("order-1042-created"),
    );
  });

  it("has another key than the next publish", async () => {
    const server = await serve();
    await publish(server);
    await publish(server);
    const keys = new Set(server.received.map(({ headers }) => headers["idempotency-key"]));
    expect(keys.size).toBe(2);
  });

  it("waits as long as Retry-After asks", async () => {
    const server = await serve(answers(429, { code: "rate_limited", detail: "…" }, { "retry-after": "1" }));
    const startedAt = performance.now();
    await publish(server);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(990);
    expect(server.received).toHaveLength(2);
  });

  it("gives up at once when Retry-After asks for more than there is", async () => {
    const server = await serve(
      answers(503, { code: "overloaded", detail: "Busy." }, { "retry-after": "600" }),
    );
    const error = await refusal(publish(server));
    expect(error).toMatchObject({ code: "overloaded", status: 503, retryAfterSeconds: 600 });
    expect(server.received).toHaveLength(1);
  });

  it("gives up after its retries, with the last error", async () => {
    const server = await serve(500, 500, 500, answers(502, "<html>bad gateway</html>"));
    const error = await refusal(publish(server, { ...quick, maxRetries: 3 }));
    expect(error).toMatchObject({ code: "server_error", status: 502 });
    expect(server.received).toHaveLength(4);
  });

  it("gives up after its total time", async () => {
    const server = await serve(...Array<Answer>(1_000).fill(500));
    const startedAt = performance.now();
    const retries = { baseDelayMs: 20, maxDelayMs: 20, maxRetries: 100, maxTotalMs: 200 };
    expect((await refusal(publish(server, retries))).code).toBe("server_error");
    expect(performance.now() - startedAt).toBeLessThan(400);
  });

  it("ends a try that is not answered in time, and tries again", async () => {
    const never: Answer = () => undefined;
    const server = await serve(never, (_, response) => response.writeHead(202).write("{"));
    await publish(server, { ...quick, tryTimeoutMs: 50 });
    expect(server.received).toHaveLength(3);
  });

  it("says so when nobody answers in time", async () => {
    const server = await startReceiver(() => undefined);
    open.push(server);
    const error = await refusal(publish(server, { ...quick, maxRetries: 1, tryTimeoutMs: 30 }));
    expect(error.code).toBe("timeout");
    expect(error.message).toContain("POST /api/v1/app/customer-1042/msg was not answered within 30 ms");
  });

  it("says so when nobody is there", async () => {
    const server = await startReceiver();
    await server.close();
    const error = await refusal(publish(server, { ...quick, maxRetries: 1 }));
    expect(error.code).toBe("network_error");
    expect(error.message).toContain(`could not reach ${server.url}: ECONNREFUSED`);
  });

  it.each([400, 401, 403, 409, 413, 422, 501])("is not tried again after %i", async (status) => {
    const server = await serve(status, 202);
    expect((await refusal(publish(server))).status).toBe(status);
    expect(server.received).toHaveLength(1);
  });

  it("does not follow a redirect, which would make a GET of it", async () => {
    const server = await serve(answers(302, "", { location: "/elsewhere" }));
    const error = await refusal(publish(server));
    expect(error.code).toBe("unexpected_response");
    expect(error.message).toContain("redirects to /elsewhere");
    expect(server.received).toHaveLength(1);
  });

  it("never tells the API key in an error", async () => {
    const server = await serve(answers(401, { code: "authentication_failed", detail: "Incorrect." }));
    const error = await refusal(publish(server));
    expect(error.code).toBe("authentication_failed");
    expect(JSON.stringify([error, error.message, error.stack, error.cause])).not.toContain("sk_test");
  });

  it("names each field of a 422", async () => {
    const detail = [{ loc: ["body", "channels", "[0]"], msg: "May hold only letters.", type: "value_error" }];
    const error = await refusal(publish(await serve(answers(422, { detail }))));
    expect(error.code).toBe("value_error");
    expect(error.issues).toEqual(detail);
    expect(error.message).toContain("body.channels.[0]: May hold only letters.");
  });
});

describe("other operations", () => {
  it("are tried again as well", async () => {
    const page = { data: [], iterator: null, prevIterator: null, done: true };
    const server = await serve(503, answers(200, page));
    const posthorn = createPosthorn({ apiKey: "sk_test", serverUrl: server.url, retries: quick });
    expect(await posthorn.endpoints.list("customer-1042", { limit: 10 })).toEqual(page);
    expect(server.received[1]?.path).toBe("/api/v1/app/customer-1042/endpoint?limit=10&order=descending");
  });

  it("say so when the answer is not JSON", async () => {
    const server = await serve(answers(200, "<html>a login page</html>"));
    const posthorn = createPosthorn({ apiKey: "sk_test", serverUrl: server.url, retries: quick });
    expect((await refusal(posthorn.applications.get("a"))).code).toBe("unexpected_response");
  });
});
