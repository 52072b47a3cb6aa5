import { afterEach, describe, expect, test } from "vitest";
import {
  answer,
  closeAll,
  closed,
  startDispatcher,
  startReceiver,
  startTcpReceiver,
  webhook,
} from "./receiver.fixture.ts";
import { send } from "./send.ts";

afterEach(closeAll);

describe("a response", () => {
  test("is returned with the request sent byte for byte", async () => {
    let seen: unknown;
    const { url, port } = await startReceiver(async (request, response) => {
      const chunks = await request.toArray();
      seen = {
        method: request.method,
        path: request.url,
        host: request.headers.host,
        body: String(Buffer.concat(chunks)),
      };
      answer(response, 201, "thanks");
    });

    const result = await send(startDispatcher(), { ...webhook, url: `${url}/hooks?a=b%20c#d` });

    expect(seen).toEqual({
      method: "POST",
      path: "/hooks?a=b%20c",
      host: `127.0.0.1:${port}`,
      body: webhook.body,
    });
    expect(result).toMatchObject({
      outcome: "response",
      status: 201,
      headers: { "content-type": "text/plain" },
      body: Buffer.from("thanks"),
      isBodyTruncated: false,
      areHeadersTruncated: false,
      remoteAddress: "127.0.0.1",
      isConnectionReused: false,
    });
  });

  test("has the marks of its steps in their order", async () => {
    const { port } = await startReceiver((_request, response) => answer(response));
    const { timings } = await send(startDispatcher(), { ...webhook, url: `http://localhost:${port}` });

    expect(timings.tlsMs).toBeNull();
    const marks = [0, timings.dnsMs, timings.connectMs, timings.firstByteMs, timings.lastByteMs];
    expect(marks).toEqual(marks.toSorted((one, other) => Number(one) - Number(other)));
    expect(timings.totalMs).toBe(timings.lastByteMs);
  });

  test("of 410 or 500 is an outcome like any other, and a redirect is not followed", async () => {
    let requests = 0;
    const { url } = await startReceiver((request, response) => {
      requests += 1;
      response.writeHead(Number(request.url?.slice(1)), { location: `${url}/200` }).end();
    });

    for (const status of [410, 500, 302, 307]) {
      expect(await send(startDispatcher(), { ...webhook, url: `${url}/${status}` })).toMatchObject({
        status,
      });
    }
    expect(requests).toBe(4);
  });

  test("may come in pieces, after informational ones", async () => {
    const { url } = await startTcpReceiver((socket) => {
      socket.once("data", () => {
        socket.write("HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n");
        socket.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n");
        socket.write("3\r\ncde\r\n0\r\n\r\n");
      });
    });
    const result = await send(startDispatcher(), { ...webhook, url });
    expect(result).toMatchObject({ status: 200, body: Buffer.from("abcde") });
  });

  test.each([
    ["is closed", "HTTP/1.1 200 OK\r\n\r\nhello", "hello"],
    ["of an old server is closed", "HTTP/1.0 200 OK\r\n\r\nhello", "hello"],
    ["is not to come", "HTTP/1.1 204 No Content\r\n\r\n", ""],
  ])("has its body end where the connection %s", async (_, bytes, body) => {
    const { url } = await startTcpReceiver((socket) => socket.once("data", () => socket.end(bytes)));
    const result = await send(startDispatcher(), { ...webhook, url });
    expect(result).toMatchObject({ outcome: "response", body: Buffer.from(body), isBodyTruncated: false });
  });

  test("keeps repeated headers and one called __proto__", async () => {
    const { url } = await startTcpReceiver((socket) => {
      const headers = "set-cookie: a=1\r\nset-cookie: b=2\r\n__proto__: x\r\ncontent-length: 0";
      socket.once("data", () => socket.write(`HTTP/1.1 200 OK\r\n${headers}\r\n\r\n`));
    });
    const result = await send(startDispatcher(), { ...webhook, url });
    expect(Object.entries(result.outcome === "response" ? result.headers : {})).toEqual([
      ["set-cookie", "a=1, b=2"],
      ["__proto__", "x"],
      ["content-length", "0"],
    ]);
  });
});

describe("what is kept of a response is bounded", () => {
  test("to the first 64 KiB of its body, the rest discarded on a connection that lives on", async () => {
    const { url } = await startReceiver((_request, response) => answer(response, 200, "x".repeat(500_000)));
    const dispatcher = startDispatcher();

    const result = await send(dispatcher, { ...webhook, url });
    expect(result).toMatchObject({ status: 200, isBodyTruncated: true, body: Buffer.alloc(65_536, "x") });
    expect(await send(dispatcher, { ...webhook, url })).toMatchObject({ isConnectionReused: true });
  });

  test("in what is read at all: an endless body ends with its status", async () => {
    let written = 0;
    const { url, sockets } = await startReceiver((_request, response) => {
      const block = Buffer.alloc(65_536);
      const write = () => {
        while (!response.destroyed && response.write(block)) written += block.length;
      };
      response.on("drain", write);
      write();
    });

    const result = await send(startDispatcher(), { ...webhook, url, maxResponseBytes: 10 });
    expect(result).toMatchObject({
      outcome: "response",
      status: 200,
      isBodyTruncated: true,
      body: Buffer.alloc(10),
    });
    for (const socket of sockets) await closed(socket);
    expect(written).toBeLessThan(16 * 1024 * 1024);
  });

  test.each([
    ["1xx answers", "", "HTTP/1.1 103 Early Hints\r\n\r\n", { reason: "invalid_response", code: "no end" }],
    [
      "chunk extensions",
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n1;",
      "x=y;",
      { outcome: "response", status: 200, body: Buffer.from("a"), isBodyTruncated: true },
    ],
  ])("in what comes over the wire: endless %s end", async (_, begin, repeat, expected) => {
    const { url, sockets } = await startTcpReceiver((socket) => {
      const block = repeat.repeat(4_000);
      const write = () => {
        while (!socket.destroyed && socket.write(block));
      };
      socket.on("drain", write).once("data", () => {
        socket.write(begin);
        write();
      });
    });
    expect(await send(startDispatcher(), { ...webhook, url })).toMatchObject(expected);
    for (const socket of sockets) await closed(socket);
  });

  test("in the memory that its pieces hold", async () => {
    const { url } = await startTcpReceiver((socket) => {
      socket.once("data", () => {
        socket.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
        socket.write(`${"1\r\na\r\n".repeat(50_000)}0\r\n\r\n`);
      });
    });
    const result = await send(startDispatcher(), { ...webhook, url });
    expect(result).toMatchObject({ status: 200, body: Buffer.alloc(50_000, "a"), isBodyTruncated: false });
  });

  test("to the first 8 KiB of its headers", async () => {
    const { url } = await startReceiver((_request, response) => {
      for (let index = 0; index < 20; index++) response.setHeader(`x-${index}`, "v".repeat(1_000));
      response.end();
    });
    const result = await send(startDispatcher(), { ...webhook, url });

    expect(result).toMatchObject({ outcome: "response", status: 200, areHeadersTruncated: true });
    expect(Object.keys(result.outcome === "response" ? result.headers : {})).toHaveLength(8);
  });

  test("to no answer at all where its headers do not end", async () => {
    const { url } = await startTcpReceiver((socket) => {
      socket.once("data", () =>
        socket.write(`HTTP/1.1 200 OK\r\n${`x: ${"v".repeat(1_000)}\r\n`.repeat(100)}`),
      );
    });
    const result = await send(startDispatcher(), { ...webhook, url });
    expect(result).toMatchObject({ reason: "invalid_response", code: "UND_ERR_HEADERS_OVERFLOW" });
  });
});

describe("a send", () => {
  test("is aborted by its signal, before and under way", async () => {
    const controller = new AbortController();
    const { url } = await startReceiver(() => controller.abort());
    const aborted = { outcome: "failure", reason: "aborted" };

    expect(await send(startDispatcher(), { ...webhook, url, signal: controller.signal })).toMatchObject(
      aborted,
    );
    expect(await send(startDispatcher(), { ...webhook, url, signal: controller.signal })).toMatchObject(
      aborted,
    );
  });

  test.each([
    ["not a URL", {}],
    ["ftp://127.0.0.1/", {}],
    ["http://127.0.0.1/", { "x-a": "b\r\nx-injected: c" }],
    ["http://127.0.0.1/", { "x a": "b" }],
    ["http://127.0.0.1/", { Host: "internal" }],
    ["http://127.0.0.1/", { "transfer-encoding": "chunked" }],
    ["http://127.0.0.1/", { "content-length": "1" }],
  ])("to %s with headers %j is refused as invalid_request", async (url, headers) => {
    const { port } = await startReceiver((_request, response) => answer(response));
    const target = url.replace("127.0.0.1", `127.0.0.1:${port}`);
    const result = await send(startDispatcher(), { ...webhook, url: target, headers });
    expect(result).toMatchObject({ outcome: "failure", reason: "invalid_request" });
  });

  test("takes Basic authorization from the URL, unless a header has one", async () => {
    const seen: unknown[] = [];
    const { port } = await startReceiver((request, response) => {
      seen.push(request.headers.authorization);
      answer(response);
    });
    const url = `http://user:p%40ss@127.0.0.1:${port}/`;
    await send(startDispatcher(), { ...webhook, url });
    await send(startDispatcher(), { ...webhook, url, headers: { Authorization: "Bearer x" } });

    expect(seen).toEqual([`Basic ${Buffer.from("user:p@ss").toString("base64")}`, "Bearer x"]);
  });
});
