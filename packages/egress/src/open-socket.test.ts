import { createServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { connect, type Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import { afterEach, describe, expect, test, vi } from "vitest";
import { authority, selfSigned, signed } from "./certificates.fixture.ts";
import { createPolicy } from "./policy.ts";
import {
  answer,
  closeAll,
  listen,
  startDispatcher,
  startReceiver,
  startTcpReceiver,
  webhook,
} from "./receiver.fixture.ts";
import { send } from "./send.ts";

afterEach(closeAll);

const loopback = async () => ["127.0.0.1"];

describe("over TLS", () => {
  const startTlsReceiver = (certificate: { cert: string; key: string }, seen: unknown[] = []) =>
    listen(
      createHttpsServer(certificate, (request, response) => {
        const { servername, alpnProtocol } = request.socket as TLSSocket;
        seen.push({ servername, alpnProtocol, host: request.headers.host });
        answer(response);
      }),
      "https",
    );

  test("a certificate is verified against the name, which goes along as SNI", async () => {
    const seen: unknown[] = [];
    const { port } = await startTlsReceiver(signed, seen);
    const dispatcher = startDispatcher({ resolve: loopback, certificateAuthorities: [authority] });
    const result = await send(dispatcher, { ...webhook, url: `https://hooks.posthorn.example.:${port}/` });

    expect(result).toMatchObject({ status: 200, remoteAddress: "127.0.0.1" });
    const host = `hooks.posthorn.example:${port}`;
    expect(seen).toEqual([{ servername: "hooks.posthorn.example", alpnProtocol: "http/1.1", host }]);
    expect(result.timings.tlsMs).toBeGreaterThan(result.timings.connectMs ?? Number.NaN);
  });

  test("a certificate of an address is verified, without SNI", async () => {
    const seen: unknown[] = [];
    const { url } = await startTlsReceiver(signed, seen);
    const dispatcher = startDispatcher({ certificateAuthorities: [authority] });

    expect(await send(dispatcher, { ...webhook, url })).toMatchObject({ status: 200 });
    expect(await send(dispatcher, { ...webhook, url })).toMatchObject({
      status: 200,
      isConnectionReused: true,
    });
    expect(seen).toMatchObject([{ servername: false }, {}]);
  });

  test("a second connection resumes the session of the first", async () => {
    const resumed: boolean[] = [];
    const server = createHttpsServer(signed, (request, response) => {
      resumed.push((request.socket as TLSSocket).isSessionReused());
      response.setHeader("connection", "close");
      answer(response);
    });
    const { url } = await listen(server, "https");
    const dispatcher = startDispatcher({ certificateAuthorities: [authority] });
    for (const _ of [1, 2]) await send(dispatcher, { ...webhook, url });

    expect(resumed).toEqual([false, true]);
  });

  test.each([
    ["signed by itself", selfSigned, "hooks.posthorn.example", "DEPTH_ZERO_SELF_SIGNED_CERT"],
    ["for another name", signed, "other.posthorn.example", "ERR_TLS_CERT_ALTNAME_INVALID"],
  ])("a certificate %s is a failure", async (_, certificate, name, code) => {
    const { port } = await startTlsReceiver(certificate);
    const dispatcher = startDispatcher({ resolve: loopback, certificateAuthorities: [authority] });
    const result = await send(dispatcher, { ...webhook, url: `https://${name}:${port}/` });

    expect(result).toMatchObject({
      outcome: "failure",
      reason: "tls",
      phase: "tls",
      code,
      remoteAddress: "127.0.0.1",
    });
    await vi.waitFor(() => expect(dispatcher.stats().open).toBe(0));
  });

  test("a receiver that speaks no TLS is a failure", async () => {
    const { port } = await startReceiver((_request, response) => answer(response));
    const result = await send(startDispatcher(), { ...webhook, url: `https://127.0.0.1:${port}/` });
    expect(result).toMatchObject({ outcome: "failure", phase: "tls", reason: "tls" });
  });

  test("a receiver that closes in the handshake is a reset, one that hangs a time-out", async () => {
    const closing = await startTcpReceiver((socket) => socket.once("data", () => socket.destroy()));
    const hanging = await startTcpReceiver((socket) => void socket.resume());
    const to = (port: number) =>
      send(startDispatcher(), { ...webhook, url: `https://127.0.0.1:${port}/`, timeoutMs: 200 });

    expect(await to(closing.port)).toMatchObject({ reason: "reset", phase: "tls" });
    expect(await to(hanging.port)).toMatchObject({ reason: "timeout", phase: "tls" });
    await vi.waitFor(() => expect(hanging.sockets.size).toBe(0));
  });
});

describe("through an egress proxy", () => {
  /** Connects to a port on loopback, whatever host it is asked for, and notes what it was asked. */
  const startProxy = async (port: number, asked: unknown[] = []) => {
    const server = createServer().on("connect", (request, socket: Socket) => {
      asked.push([request.url, request.headers["proxy-authorization"]]);
      const upstream = connect(port, "127.0.0.1", () => {
        socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
        socket.pipe(upstream).pipe(socket);
      });
      upstream.on("error", () => socket.destroy());
      socket.on("error", () => upstream.destroy());
    });
    const { url } = await listen(server);
    return url.replace("http://", "http://us%3Aer:secret@");
  };
  const authorization = `Basic ${Buffer.from("us:er:secret").toString("base64")}`;
  const policy = createPolicy({ allowPrivateAddresses: "none" });

  test("the checked address is asked for, and the connection kept", async () => {
    const { port } = await startReceiver((request, response) => answer(response, 200, request.headers.host));
    const asked: unknown[] = [];
    const proxyUrl = await startProxy(port, asked);
    const dispatcher = startDispatcher({ policy, proxyUrl, resolve: async () => ["10.0.0.1", "1.1.1.1"] });

    for (const isConnectionReused of [false, true]) {
      const result = await send(dispatcher, { ...webhook, url: "http://hooks.example.com/" });
      const body = Buffer.from("hooks.example.com");
      expect(result).toMatchObject({ status: 200, remoteAddress: "1.1.1.1", isConnectionReused, body });
    }
    expect(asked).toEqual([["1.1.1.1:80", authorization]]);
  });

  test("TLS runs inside, against the name", async () => {
    const server = createHttpsServer(signed, (_request, response) => answer(response));
    const { port } = await listen(server, "https");
    const proxyUrl = await startProxy(port);
    const dispatcher = startDispatcher({
      policy,
      proxyUrl,
      certificateAuthorities: [authority],
      resolve: async () => ["2606:4700:4700::1111"],
    });
    const result = await send(dispatcher, { ...webhook, url: "https://hooks.posthorn.example/" });
    expect(result).toMatchObject({ status: 200, remoteAddress: "2606:4700:4700::1111" });
  });

  test("a blocked address is blocked before the proxy hears of it", async () => {
    const asked: unknown[] = [];
    const proxyUrl = await startProxy(1, asked);
    for (const url of ["http://10.0.0.1/", "http://hooks.example.com/"]) {
      const dispatcher = startDispatcher({ policy, proxyUrl, resolve: async () => ["169.254.169.254"] });
      expect(await send(dispatcher, { ...webhook, url })).toMatchObject({ reason: "blocked_address" });
    }
    expect(asked).toEqual([]);
  });

  test("a name that does not resolve is a failure of the DNS, and the proxy hears nothing of it", async () => {
    const asked: unknown[] = [];
    const dispatcher = startDispatcher({
      policy,
      proxyUrl: await startProxy(1, asked),
      resolve: async () => [],
    });
    const result = await send(dispatcher, { ...webhook, url: "http://hooks.example.com:8080/" });

    expect(result).toMatchObject({ reason: "dns", phase: "dns", code: "not_found", remoteAddress: null });
    expect(asked).toEqual([]);
  });

  test.each([
    ["HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", "407"],
    ["HTTP/1.1 200 OK\r\n\r\nhello", "unexpected_data"],
    ["nonsense\r\n\r\n", "HPE_INVALID_CONSTANT"],
    ["", "ECONNRESET"],
  ])("what it answers instead, %j, is a failure of the proxy", async (bytes, code) => {
    const { url } = await startTcpReceiver((socket) => socket.once("data", () => socket.end(bytes)));
    const dispatcher = startDispatcher({ proxyUrl: url, resolve: loopback });
    const result = await send(dispatcher, { ...webhook, url: "http://hooks.example.com/" });
    expect(result).toMatchObject({ outcome: "failure", reason: "proxy", phase: "connect", code });
    await vi.waitFor(() => expect(dispatcher.stats().open).toBe(0));
  });

  test("one that hangs is a time-out and is let go", async () => {
    const { url, sockets } = await startTcpReceiver((socket) => void socket.resume());
    const dispatcher = startDispatcher({ proxyUrl: url, resolve: loopback });
    const result = await send(dispatcher, { ...webhook, url: "http://hooks.example.com/", timeoutMs: 200 });
    expect(result).toMatchObject({ reason: "timeout", phase: "connect" });
    await vi.waitFor(() => expect(sockets.size).toBe(0));
  });
});
