import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, test, vi } from "vitest";
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

/** A receiver that answers when the test says so. */
async function startPatientReceiver() {
  const held: ServerResponse[] = [];
  const receiver = await startReceiver((_request, response) => void held.push(response));
  return {
    ...receiver,
    held,
    untilHeld: (count: number) => vi.waitFor(() => expect(held).toHaveLength(count)),
    answerAll: () => {
      for (const response of held.splice(0)) answer(response);
    },
  };
}

const startQuickReceiver = () => startReceiver((_request, response) => answer(response));

describe("a connection", () => {
  test("is kept for the next request of its origin, whatever the path", async () => {
    const { url, sockets } = await startQuickReceiver();
    const dispatcher = startDispatcher();

    expect(await send(dispatcher, { ...webhook, url })).toMatchObject({ isConnectionReused: false });
    const next = await send(dispatcher, { ...webhook, url: `${url}/other` });
    expect(next).toMatchObject({ isConnectionReused: true, remoteAddress: "127.0.0.1" });
    expect(next.timings).toMatchObject({ dnsMs: null, connectMs: null, tlsMs: null });
    expect(sockets.size).toBe(1);
    expect(dispatcher.stats()).toEqual({ open: 1, idle: 1, waiting: 0 });
  });

  test("is closed after its idle time", async () => {
    const { url, sockets } = await startQuickReceiver();
    const dispatcher = startDispatcher({ keepAliveTimeoutMs: 50 });

    await send(dispatcher, { ...webhook, url });
    await Promise.all([...sockets].map(closed));
    await vi.waitFor(() => expect(dispatcher.stats()).toEqual({ open: 0, idle: 0, waiting: 0 }));
  });

  test("is replaced at its greatest age", async () => {
    const { url } = await startQuickReceiver();
    const dispatcher = startDispatcher({ maxConnectionAgeMs: 0 });

    await send(dispatcher, { ...webhook, url });
    expect(await send(dispatcher, { ...webhook, url })).toMatchObject({
      status: 200,
      isConnectionReused: false,
    });
  });

  test("is not kept where the receiver says close", async () => {
    const { url } = await startReceiver((_request, response) => {
      response.setHeader("connection", "close");
      answer(response);
    });
    const dispatcher = startDispatcher();

    await send(dispatcher, { ...webhook, url });
    expect(dispatcher.stats()).toEqual({ open: 0, idle: 0, waiting: 0 });
    expect(await send(dispatcher, { ...webhook, url })).toMatchObject({
      status: 200,
      isConnectionReused: false,
    });
  });

  test("is not kept after a time-out, an abort, or an answer that is cut off", async () => {
    const { url } = await startReceiver((request, response) => {
      if (request.url === "/endless") response.write(Buffer.alloc(4 * 1024 * 1024));
    });
    const dispatcher = startDispatcher();
    const controller = new AbortController();
    const aborted = send(dispatcher, { ...webhook, url, signal: controller.signal });
    controller.abort();

    await Promise.all([
      aborted,
      send(dispatcher, { ...webhook, url, timeoutMs: 100 }),
      send(dispatcher, { ...webhook, url: `${url}/endless` }),
    ]);
    await vi.waitFor(() => expect(dispatcher.stats()).toEqual({ open: 0, idle: 0, waiting: 0 }));
  });

  test("that its server closed while it was kept costs no failure", async () => {
    let connections = 0;
    const { url, sockets } = await startTcpReceiver((socket) => {
      connections += 1;
      // Answers once, then closes at the sight of the second request: the race that keep-alive has.
      socket.once("data", () => {
        socket.write("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
        socket.once("data", () => socket.resetAndDestroy());
      });
    });
    const dispatcher = startDispatcher();

    await send(dispatcher, { ...webhook, url });
    expect(await send(dispatcher, { ...webhook, url })).toMatchObject({
      status: 200,
      isConnectionReused: false,
    });
    expect(connections).toBe(2);
    expect(sockets.size).toBe(1);
  });

  test("that is new and reset is a failure, tried no second time", async () => {
    let connections = 0;
    const { url } = await startTcpReceiver((socket) => {
      connections += 1;
      socket.once("data", () => socket.resetAndDestroy());
    });
    expect(await send(startDispatcher(), { ...webhook, url })).toMatchObject({ reason: "reset" });
    expect(connections).toBe(1);
  });

  test("carries no second answer that nobody asked for to the next request", async () => {
    const { url } = await startTcpReceiver((socket) => {
      socket.on("data", () => {
        socket.write(
          "HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\naHTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nforged",
        );
      });
    });
    const dispatcher = startDispatcher();
    for (const _ of [1, 2]) {
      expect(await send(dispatcher, { ...webhook, url })).toMatchObject({
        status: 200,
        body: Buffer.from("a"),
      });
    }
  });
});

describe("sockets are bounded", () => {
  test("per origin: more requests wait for one to become free", async () => {
    const receiver = await startPatientReceiver();
    const dispatcher = startDispatcher({ perOriginConnections: 2 });
    const sends = [1, 2, 3, 4].map(() => send(dispatcher, { ...webhook, url: receiver.url }));

    await receiver.untilHeld(2);
    expect(dispatcher.stats()).toEqual({ open: 2, idle: 0, waiting: 2 });
    receiver.answerAll();
    await receiver.untilHeld(2);
    receiver.answerAll();

    const reused = (await Promise.all(sends)).map((result) => result.isConnectionReused);
    expect(reused).toEqual([false, false, true, true]);
  });

  test("over all origins: the connection that is idle longest makes room", async () => {
    const [one, two, three] = await Promise.all([
      startQuickReceiver(),
      startQuickReceiver(),
      startQuickReceiver(),
    ]);
    const dispatcher = startDispatcher({ maxSockets: 2 });
    for (const { url } of [one, two, three]) await send(dispatcher, { ...webhook, url });

    expect(dispatcher.stats()).toEqual({ open: 2, idle: 2, waiting: 0 });
    expect(await send(dispatcher, { ...webhook, url: two.url })).toMatchObject({ isConnectionReused: true });
    expect(await send(dispatcher, { ...webhook, url: one.url })).toMatchObject({ isConnectionReused: false });
    expect(await send(dispatcher, { ...webhook, url: three.url })).toMatchObject({
      isConnectionReused: false,
    });
  });

  test("over all origins: a busy origin gives its socket to the one that waits longest", async () => {
    const busy = await startPatientReceiver();
    const other = await startQuickReceiver();
    const dispatcher = startDispatcher({ maxSockets: 1, perOriginConnections: 1 });
    const order: string[] = [];
    const start = (name: string, url: string) =>
      send(dispatcher, { ...webhook, url }).then((result) => order.push(`${name} ${result.outcome}`));
    const sends = [start("busy 1", busy.url), start("other", other.url), start("busy 2", busy.url)];

    await busy.untilHeld(1);
    busy.answerAll();
    await busy.untilHeld(1);
    busy.answerAll();
    await Promise.all(sends);

    expect(order).toEqual(["busy 1 response", "other response", "busy 2 response"]);
    expect(dispatcher.stats()).toMatchObject({ open: 1, waiting: 0 });
  });

  test("in time: a request that gets none is given back untried", async () => {
    const receiver = await startPatientReceiver();
    const dispatcher = startDispatcher({ maxSockets: 1, queueTimeoutMs: 100 });
    const first = send(dispatcher, { ...webhook, url: receiver.url });
    const given = await send(dispatcher, { ...webhook, url: receiver.url });

    expect(given).toMatchObject({
      reason: "no_socket",
      phase: "queue",
      timeoutMs: 100,
      timings: { totalMs: 0 },
    });
    expect(dispatcher.stats().waiting).toBe(0);
    receiver.answerAll();
    expect(await first).toMatchObject({ status: 200 });
  });

  test("through failures: hundreds that fail leave nothing open", async () => {
    const { url } = await startTcpReceiver((socket) => socket.destroy());
    const dispatcher = startDispatcher({ maxSockets: 7, perOriginConnections: 5 });
    const urls = Array.from({ length: 300 }, (_, index) => (index % 2 === 0 ? url : "http://127.0.0.1:1/"));

    const results = await Promise.all(urls.map((target) => send(dispatcher, { ...webhook, url: target })));
    expect(new Set(results.map((result) => result.outcome === "failure" && result.reason))).toEqual(
      new Set(["reset", "refused"]),
    );
    await vi.waitFor(() => expect(dispatcher.stats()).toEqual({ open: 0, idle: 0, waiting: 0 }));
  });
});

describe("a time-out", () => {
  test("of the connection counts before that of the request", async () => {
    // A name server that never answers stands for every way to hang before the connection.
    const dispatcher = startDispatcher({ connectTimeoutMs: 100, resolve: () => new Promise(() => {}) });
    const result = await send(dispatcher, { ...webhook, url: "http://hooks.example.com/" });
    expect(result).toMatchObject({
      reason: "timeout",
      phase: "dns",
      timeoutMs: 100,
      host: "hooks.example.com",
    });
  });

  test("does not include the wait for a socket", async () => {
    const receiver = await startPatientReceiver();
    const dispatcher = startDispatcher({ maxSockets: 1 });
    const first = send(dispatcher, { ...webhook, url: receiver.url, timeoutMs: 250 });
    const second = send(dispatcher, { ...webhook, url: receiver.url, timeoutMs: 200 });

    expect(await first).toMatchObject({ reason: "timeout" });
    await receiver.untilHeld(2);
    receiver.answerAll();
    expect(await second).toMatchObject({ status: 200 });
  });
});

describe("a dispatcher that closes", () => {
  test("lets sends end, refuses new ones, and leaves no socket", async () => {
    const receiver = await startPatientReceiver();
    const dispatcher = startDispatcher();
    const first = send(dispatcher, { ...webhook, url: receiver.url });
    await receiver.untilHeld(1);
    const isClosed = dispatcher.close();

    expect(await send(dispatcher, { ...webhook, url: receiver.url })).toMatchObject({ reason: "aborted" });
    receiver.answerAll();
    expect(await first).toMatchObject({ status: 200 });
    await isClosed;
    await vi.waitFor(() => expect(receiver.sockets.size).toBe(0));
    expect(dispatcher.stats()).toEqual({ open: 0, idle: 0, waiting: 0 });
  });

  test("closes what is idle at once", async () => {
    const { url, sockets } = await startQuickReceiver();
    const dispatcher = startDispatcher();
    await send(dispatcher, { ...webhook, url });
    await dispatcher.close();
    await vi.waitFor(() => expect(sockets.size).toBe(0));
  });

  test("by force ends every send as aborted", async () => {
    const receiver = await startPatientReceiver();
    const dispatcher = startDispatcher({ perOriginConnections: 1 });
    const sends = [1, 2].map(() => send(dispatcher, { ...webhook, url: receiver.url }));
    await receiver.untilHeld(1);
    await dispatcher.destroy();

    for (const result of await Promise.all(sends)) expect(result).toMatchObject({ reason: "aborted" });
    await vi.waitFor(() => expect(receiver.sockets.size).toBe(0));
  });
});
