import { afterEach, describe, expect, test } from "vitest";
import { closeAll, startDispatcher, startReceiver, startTcpReceiver, webhook } from "./receiver.fixture.ts";
import { send } from "./send.ts";

afterEach(closeAll);

describe("a failure is returned with its reason when the receiver", () => {
  const answering = async (bytes: string) => {
    const { url } = await startTcpReceiver((socket) => socket.once("data", () => socket.end(bytes)));
    return send(startDispatcher(), { ...webhook, url });
  };

  test("does not listen", async () => {
    const { url, port } = await startReceiver(() => {});
    await closeAll();
    expect(await send(startDispatcher(), { ...webhook, url })).toMatchObject({
      outcome: "failure",
      reason: "refused",
      phase: "connect",
      host: "127.0.0.1",
      port,
      address: "127.0.0.1",
      code: "ECONNREFUSED",
      status: null,
    });
  });

  test("resets the connection", async () => {
    const { url } = await startTcpReceiver((socket) => socket.once("data", () => socket.resetAndDestroy()));
    const failure = {
      reason: "reset",
      phase: "first_byte",
      isConnectionReused: false,
      remoteAddress: "127.0.0.1",
    };
    expect(await send(startDispatcher(), { ...webhook, url })).toMatchObject(failure);
  });

  test("closes without an answer", async () => {
    expect(await answering("")).toMatchObject({ reason: "reset", phase: "first_byte" });
  });

  test("closes in the middle of the body", async () => {
    const result = await answering("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc");
    expect(result).toMatchObject({ reason: "reset", phase: "last_byte", status: 200 });
  });

  test.each([
    ["does not speak HTTP", "220 mail.example.com ESMTP\r\n"],
    ["answers with two lengths", "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab"],
    ["switches protocols unasked", "HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n"],
    ["continues unasked", "HTTP/1.1 100 Continue\r\n\r\n"],
    ["breaks a chunk", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n"],
  ])("%s", async (_, bytes) => {
    const failure = { outcome: "failure", reason: "invalid_response" };
    expect(await answering(bytes)).toMatchObject(failure);
  });

  test("hangs before its headers", async () => {
    const { url } = await startReceiver(() => {});
    const result = await send(startDispatcher(), { ...webhook, url, timeoutMs: 200 });

    expect(result).toMatchObject({ reason: "timeout", phase: "first_byte", timeoutMs: 200, status: null });
    expect(result.timings.totalMs).toBeGreaterThanOrEqual(200);
    expect(result.timings.totalMs).toBeLessThan(1_000);
  });

  test("hangs in its body", async () => {
    const { url } = await startReceiver((_request, response) => void response.write("a"));
    const result = await send(startDispatcher(), { ...webhook, url, timeoutMs: 200 });
    expect(result).toMatchObject({ reason: "timeout", phase: "last_byte", timeoutMs: 200, status: 200 });
  });

  test("drips its body for ever", async () => {
    const { url } = await startReceiver((_request, response) => {
      const timer = setInterval(() => response.write("a"), 10);
      response.on("close", () => clearInterval(timer));
    });
    const result = await send(startDispatcher(), { ...webhook, url, timeoutMs: 200 });
    expect(result).toMatchObject({ reason: "timeout", phase: "last_byte" });
  });

  test("has a name that does not exist", async () => {
    const result = await send(startDispatcher(), { ...webhook, url: "http://nothing.invalid/" });
    expect(result).toMatchObject({ reason: "dns", phase: "dns", host: "nothing.invalid", address: null });
  });
});
