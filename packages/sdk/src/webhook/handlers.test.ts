import { createServer, type RequestListener } from "node:http";
import { connect } from "node:net";
import express, { type Request as ExpressRequest } from "express";
import fastify, { type FastifyInstance } from "fastify";
import { type Context, Hono } from "hono";
import { afterEach, describe, expect, it } from "vitest";
import { webhookHandler as expressHandler } from "../express.ts";
import { webhookHandler as fastifyHandler } from "../fastify.ts";
import { webhookHandler as fetchHandler } from "../fetch.ts";
import { webhookHandler as honoHandler } from "../hono.ts";
import { webhookHandler as nextHandler } from "../next.ts";
import { memoryStore } from "./memory-store.ts";
import { type SignedTestRequest, signTestRequest } from "./sign-test-request.ts";
import type { OnWebhook, WebhookHandlerOptions } from "./webhook-handler-options.ts";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
type Send = (request: RequestInit) => Promise<Response>;
type Mount = (options: WebhookHandlerOptions, onWebhook: OnWebhook) => Promise<Send>;
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function listen(listener: RequestListener): Promise<{ port: number; send: Send }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { port: address.port, send: (request) => fetch(`http://127.0.0.1:${address.port}/hooks`, request) };
}

const bare: [string, typeof fetchHandler][] = [
  ["fetch", fetchHandler],
  ["next", nextHandler],
];

const mounts: [string, Mount][] = [
  ...bare.map(([name, handler]): [string, Mount] => [
    name,
    async (options, onWebhook) => {
      const receive = handler(options, onWebhook);
      return (request) => receive(new Request("https://kopi.example/hooks", request));
    },
  ]),
  [
    "hono",
    async (options, onWebhook) => {
      const app = new Hono();
      app.on(
        ["GET", "POST"],
        "/hooks",
        honoHandler(options, (webhook, context: Context) => onWebhook(webhook, context)),
      );
      return async (request) => app.request("/hooks", request);
    },
  ],
  [
    "express",
    async (options, onWebhook) => {
      const app = express();
      app.all(
        "/hooks",
        expressHandler(options, (webhook, request: ExpressRequest) => onWebhook(webhook, request)),
      );
      return (await listen(app)).send;
    },
  ],
  [
    "express, behind express.raw()",
    async (options, onWebhook) => {
      const app = express();
      app.use(express.raw({ type: "*/*" }));
      app.all("/hooks", expressHandler(options, onWebhook));
      return (await listen(app)).send;
    },
  ],
  ["node:http", async (options, onWebhook) => (await listen(expressHandler(options, onWebhook))).send],
  [
    "fastify",
    async (options, onWebhook) => {
      const app: FastifyInstance = fastify();
      app.register(fastifyHandler(options, onWebhook), { prefix: "/hooks" });
      const url = await app.listen({ port: 0, host: "127.0.0.1" });
      closing.push(() => app.close());
      return (request) => fetch(`${url}/hooks`, request);
    },
  ],
];

describe.each(mounts)("the handler for %s", (name, mount) => {
  async function receiver(
    onWebhook: OnWebhook = () => undefined,
    options: Partial<WebhookHandlerOptions> = {},
  ) {
    const errors: unknown[] = [];
    const ran: string[] = [];
    const all: WebhookHandlerOptions = {
      secret,
      store: memoryStore(),
      onError: (error) => errors.push(error),
      ...options,
    };
    const send = await mount(all, async (webhook, context) => {
      ran.push(webhook.id);
      await onWebhook(webhook, context);
    });
    return { send, ran, errors };
  }

  it("runs a genuine webhook with its payload and answers 200", async () => {
    const seen: unknown[] = [];
    const { send } = await receiver(({ payload, body }) => void seen.push(payload, body));
    const signed = await signTestRequest('{ "total": 1.10, "ü": "é" }', secret);
    const response = await send(signed);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ code: "received" });
    expect(seen).toEqual([{ total: 1.1, ü: "é" }, '{ "total": 1.10, "ü": "é" }']);
  });

  it("answers 400 to a bad signature, a missing header and an empty body, and runs nothing", async () => {
    const { send, ran, errors } = await receiver();
    const signed = await signTestRequest({ id: 1 }, secret);
    const bad: [RequestInit, string][] = [
      [{ ...signed, body: '{"id":2}' }, "signature_mismatch"],
      [{ method: "POST", body: "{}" }, "missing_header"],
      [{ method: "POST" }, "missing_header"],
      [await signTestRequest("not json", secret), "malformed_json"],
    ];
    for (const [request, code] of bad) {
      const response = await send(request);
      expect([response.status, await response.json()]).toEqual([400, { code }]);
    }
    expect(ran).toEqual([]);
    expect(errors).toEqual([]);
  });

  it("answers 200 to a repeat without running it again", async () => {
    const { send, ran } = await receiver();
    const signed = await signTestRequest({}, secret, { id: "msg_1" });
    expect(await (await send(signed)).json()).toEqual({ code: "received" });
    const repeat = await send(signed);
    expect([repeat.status, await repeat.json()]).toEqual([200, { code: "duplicate" }]);
    expect(ran).toEqual(["msg_1"]);
  });

  it("answers 500 when it throws, tells nobody why, and runs the next try", async () => {
    const failures = [new Error("the database has a password: hunter2")];
    const { send, ran, errors } = await receiver(() => {
      const failure = failures.shift();
      if (failure) throw failure;
    });
    const signed = await signTestRequest({}, secret, { id: "msg_1" });
    const response = await send(signed);
    expect([response.status, await response.json()]).toEqual([500, { code: "failed" }]);
    expect(errors).toEqual([new Error("the database has a password: hunter2")]);
    expect((await send(signed)).status).toBe(200);
    expect(ran).toEqual(["msg_1", "msg_1"]);
  });

  it("asks the sender to come back while another request runs the same id", async () => {
    const running = Promise.withResolvers<void>();
    const hasBegun = Promise.withResolvers<void>();
    const { send, ran } = await receiver(() => {
      hasBegun.resolve();
      return running.promise;
    });
    const signed = await signTestRequest({}, secret, { id: "msg_1" });
    const first = send(signed);
    await hasBegun.promise;
    const second = await send(signed);
    expect([second.status, second.headers.get("retry-after")]).toEqual([409, "5"]);
    running.resolve();
    expect((await first).status).toBe(200);
    expect(ran).toEqual(["msg_1"]);
  });

  it("answers 413 to a body that is too large", async () => {
    const { send, ran } = await receiver(undefined, { maxBodyBytes: 1_000 });
    const response = await send(await signTestRequest({ text: "x".repeat(2_000) }, secret));
    expect(response.status).toBe(413);
    await response.body?.cancel();
    expect(ran).toEqual([]);
  });

  it("answers 500 when the store fails before it runs, 200 when it fails after", async () => {
    const store = memoryStore();
    const down = async () => {
      throw new Error("the store is down");
    };
    const before = await receiver(undefined, { store: { ...store, claim: down } });
    expect((await before.send(await signTestRequest({}, secret))).status).toBe(500);
    expect(before.ran).toEqual([]);
    const after = await receiver(undefined, { store: { ...store, confirm: down } });
    expect((await after.send(await signTestRequest({}, secret))).status).toBe(200);
    expect([...before.errors, ...after.errors]).toEqual(Array(2).fill(new Error("the store is down")));
  });

  it("answers 500 and says so at home when the secret is none", async () => {
    const { send, errors } = await receiver(undefined, { secret: async () => "" });
    expect((await send(await signTestRequest({}, secret))).status).toBe(500);
    expect(errors).toEqual([
      expect.objectContaining({ message: expect.stringContaining("secret") as string }),
    ]);
  });

  it("refuses a GET and says what it takes", async () => {
    const { send, ran } = await receiver();
    const response = await send({ method: "GET" });
    // Fastify knows no other route here than POST.
    const refused = name === "fastify" ? [404, null] : [405, "POST"];
    expect([response.status, response.headers.get("allow")]).toEqual(refused);
    expect(ran).toEqual([]);
  });
});

describe("the handler for express", () => {
  it("says at home that a parser took the body, and asks the sender to come back", async () => {
    const errors: unknown[] = [];
    const app = express();
    app.use(express.json());
    const options = { secret, store: memoryStore(), onError: (error: unknown) => errors.push(error) };
    app.post(
      "/hooks",
      expressHandler(options, () => undefined),
    );
    const { send } = await listen(app);
    expect((await send(await signTestRequest({}, secret))).status).toBe(500);
    expect(errors).toEqual([
      expect.objectContaining({ message: expect.stringContaining("body parsers") as string }),
    ]);
  });

  it("lives through a sender that goes away in the middle", async () => {
    const ran: string[] = [];
    const answered = Promise.withResolvers<void>();
    const receive = expressHandler({ secret, store: memoryStore() }, ({ id }) => void ran.push(id));
    const { port, send } = await listen(async (request, response) => {
      await receive(request, response);
      answered.resolve();
    });
    const signed = await signTestRequest({}, secret);
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(
        `POST /hooks HTTP/1.1\r\nhost: a\r\n${headerLines(signed)}content-length: 1000\r\n\r\n{`,
        () => socket.destroy(),
      );
    });
    await answered.promise;
    expect(ran).toEqual([]);
    expect((await send(signed)).status).toBe(200);
  });
});

function headerLines({ headers }: SignedTestRequest): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("");
}
