import { afterEach, describe, expect, test } from "vitest";
import { createPolicy } from "./policy.ts";
import { answer, closeAll, closed, startDispatcher, startReceiver, webhook } from "./receiver.fixture.ts";
import { send } from "./send.ts";

afterEach(closeAll);

describe("a send", () => {
  test("never reaches what the policy blocks, written as address or name", async () => {
    let requests = 0;
    const { port } = await startReceiver(() => {
      requests += 1;
    });
    const policy = createPolicy({ allowPrivateAddresses: "none" });
    const dispatcher = startDispatcher({ policy, resolve: async () => ["127.0.0.1", "::1"] });

    for (const host of ["127.0.0.1", "0x7f.1", "[::ffff:127.0.0.1]", "localhost", "hooks.example.com"]) {
      const result = await send(dispatcher, { ...webhook, url: `http://${host}:${port}/` });
      expect(result).toMatchObject({ outcome: "failure", reason: "blocked_address", remoteAddress: null });
    }
    expect(requests).toBe(0);
  });

  test("says which address of a name is blocked, and by what rule", async () => {
    const policy = createPolicy({ allowPrivateAddresses: "all" });
    const dispatcher = startDispatcher({ policy, resolve: async () => ["169.254.169.254"] });
    const result = await send(dispatcher, { ...webhook, url: "http://hooks.example.com/" });
    expect(result).toMatchObject({
      reason: "blocked_address",
      code: "metadata",
      address: "169.254.169.254",
      phase: "dns",
    });
  });

  test("uses only the good addresses of a name", async () => {
    const { port } = await startReceiver((_request, response) => answer(response));
    const dispatcher = startDispatcher({
      resolve: async () => ["10.255.255.1", "169.254.169.254", "127.0.0.1"],
    });
    const result = await send(dispatcher, { ...webhook, url: `http://hooks.example.com:${port}/` });
    expect(result).toMatchObject({ status: 200, remoteAddress: "127.0.0.1" });
  });

  test("tries the next good address where the first refuses", async () => {
    const { port } = await startReceiver((_request, response) => answer(response));
    const dispatcher = startDispatcher({ resolve: async () => ["127.0.0.9", "127.0.0.1"] });
    const result = await send(dispatcher, { ...webhook, url: `http://hooks.example.com:${port}/` });
    expect(result).toMatchObject({ status: 200, remoteAddress: "127.0.0.1" });
  });

  test("resolves a name once for a connection: an answer that changes afterwards changes nothing", async () => {
    const { port, sockets } = await startReceiver((_request, response) => answer(response));
    const answers = [["127.0.0.1"], ["10.0.0.1"]];
    let asked = 0;
    const dispatcher = startDispatcher({ resolve: async () => answers[asked++] ?? [] });
    const url = `http://rebinding.example.com:${port}/`;

    expect(await send(dispatcher, { ...webhook, url })).toMatchObject({
      status: 200,
      remoteAddress: "127.0.0.1",
    });
    expect(await send(dispatcher, { ...webhook, url })).toMatchObject({
      status: 200,
      isConnectionReused: true,
    });
    expect(asked).toBe(1);

    // A new connection is a new question, and its answer is checked anew.
    for (const socket of sockets) {
      socket.destroy();
      await closed(socket);
    }
    expect(await send(dispatcher, { ...webhook, url })).toMatchObject({
      reason: "blocked_address",
      address: "10.0.0.1",
    });
    expect(asked).toBe(2);
  });
});
