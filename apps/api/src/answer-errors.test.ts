import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "./test-api.fixture.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

async function open(url = api.url): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  await once(socket, "connect");
  return socket;
}

async function allOf(socket: Socket): Promise<string> {
  let text = "";
  for await (const chunk of socket) text += chunk;
  return text;
}

async function untilLogged(text: string): Promise<Record<string, unknown>> {
  while (true) {
    const line = api.logLines.find((one) => one.includes(text));
    if (line) return JSON.parse(line);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const auth = () => `host: a\r\nauthorization: Bearer ${api.environment.apiKey}\r\n`;

describe("what never becomes a request", () => {
  it.each([
    ["no HTTP", "nonsense\r\n\r\n", "400 Bad Request", "generic_error"],
    [
      "more headers than fit",
      `GET /api/v1/app HTTP/1.1\r\nhost: a\r\nx-large: ${"x".repeat(20_000)}\r\n\r\n`,
      "431 Request Header Fields Too Large",
      "headers_too_large",
    ],
  ])("(%s) is answered with JSON and a request id, logged, and its connection closed", async (...test) => {
    const [, sent, status, code] = test;
    const socket = await open();
    socket.write(sent);
    const text = await allOf(socket);
    expect(text.startsWith(`HTTP/1.1 ${status}\r\n`)).toBe(true);
    expect(JSON.parse(text.slice(text.indexOf("\r\n\r\n")))).toMatchObject({ code });
    const requestId = /^x-request-id: (\S+)\r$/m.exec(text)?.[1];
    expect(requestId).toBeTruthy();
    expect(await untilLogged(requestId ?? "")).toMatchObject({ status: Number(status.slice(0, 3)) });
  });
});

describe("a body that does not come in whole in time", () => {
  it("is answered 408 with JSON and a request id, and its connection closed", async () => {
    const hasty = await api.startAnother({ requestTimeoutMs: 300 });
    const socket = await open(hasty.url);
    const head = "content-type: application/json\r\ncontent-length: 100\r\n\r\n";
    socket.write(`POST /api/v1/app HTTP/1.1\r\n${auth()}${head}{"name"`);
    const text = await allOf(socket);
    await hasty.close();
    expect(text).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(text).toMatch(/^connection: close\r$/m);
    expect(JSON.parse(text.slice(text.indexOf("\r\n\r\n")))).toMatchObject({ code: "request_timeout" });
    const requestId = /^x-request-id: (\S+)\r$/m.exec(text)?.[1];
    expect(await untilLogged(requestId ?? "no id")).toMatchObject({ level: "info", status: 408 });
    expect(api.logLines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });
});

describe("a client that leaves in the middle of its body", () => {
  it("is no error of ours", async () => {
    const socket = await open();
    socket.write(
      `PUT /api/v1/app/half-sent HTTP/1.1\r\n${auth()}content-type: application/json\r\ncontent-length: 100\r\n\r\n{"name"`,
    );
    // It is under way when its key has been looked up.
    await api.request("GET", "/api/v1/app");
    socket.destroy();
    expect(await untilLogged("HPE_INVALID_EOF_STATE")).toMatchObject({ level: "info", status: 400 });
    expect(api.logLines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });
});

describe("a server that closes", () => {
  it("finishes what is under way, and answers what comes after it on the same connection with 503", async () => {
    const closing = await api.startAnother();
    const socket = await open(closing.url);
    const body = '{"name":"under way"}';
    const head = `content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
    socket.write(`POST /api/v1/app HTTP/1.1\r\n${auth()}${head}${body.slice(0, 5)}`);
    await fetch(`${closing.url}/api/v1/app`, {
      headers: { authorization: `Bearer ${api.environment.apiKey}`, connection: "close" },
    });
    const closed = closing.close();
    await new Promise((resolve) => setImmediate(resolve));
    socket.write(`${body.slice(5)}GET /api/v1/app HTTP/1.1\r\n${auth()}\r\n`);
    const text = await allOf(socket);
    await closed;
    expect(text).toMatch(/^HTTP\/1\.1 201 /);
    const second = text.slice(text.indexOf("HTTP/1.1", 1));
    expect(second).toMatch(/^HTTP\/1\.1 503 /);
    expect(second).toMatch(/^retry-after: 1\r$/m);
    expect(second).toMatch(/^x-request-id: \S+\r$/m);
    expect(second).toContain('"code":"overloaded"');
  });
});
