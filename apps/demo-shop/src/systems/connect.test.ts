import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStage, type Stage } from "../demo-shop.fixture.ts";
import { events } from "../events.ts";
import { merchants } from "../shop/merchant.ts";

let stage: Stage;
const kopi = merchants[0];

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

describe("the demo shop", () => {
  it("makes itself known: event types, merchants, and an endpoint for each of their systems", async () => {
    const { posthorn } = stage.shop.demo;
    expect((await posthorn.syncEventTypes()).unchanged).toEqual(Object.keys(events));
    for (const { id, name } of merchants) {
      expect(await posthorn.applications.get(id)).toMatchObject({ uid: id, name });
      const { data } = await posthorn.endpoints.list(id);
      expect(data.map(({ uid }) => uid).sort()).toEqual(["demo-crm", "demo-kitchen", "demo-warehouse"]);
    }
  });

  it("publishes nothing that no system of a merchant asked for", async () => {
    for (const eventType of Object.keys(events)) {
      const isAsked = (pattern: string) =>
        pattern === eventType || (pattern.endsWith(".*") && eventType.startsWith(pattern.slice(0, -1)));
      expect(
        stage.shop.demo.systems.some((each) => each.system.eventTypes.some(isAsked)),
        eventType,
      ).toBe(true);
    }
  });

  it("comes back after a restart as it was, its systems at addresses that Posthorn knows", async () => {
    const order = { customerId: "cus_1", productId: "prd_3", quantity: "2" };
    expect((await stage.post("/m/kopi-kita/create-order", order)).status).toBe(303);
    const before = structuredClone(stage.books(kopi).orders);
    expect(before).not.toEqual([]);
    await stage.restart();
    expect(stage.books(kopi).orders).toEqual(before);
    const { data } = await stage.shop.demo.posthorn.endpoints.list("kopi-kita");
    const urls = stage.shop.demo.systems.map((running) => running.urlOf(kopi));
    expect(data.map(({ url }) => url).sort()).toEqual(urls.sort());
    const emailBefore = stage.books(kopi).customers.find(({ id }) => id === "cus_2")?.email;
    await stage.post("/m/kopi-kita/change-email", { customerId: "cus_2", email: "budi@new.example" });
    await expect.poll(() => stage.did("crm")).toContain(`Budi Santoso: ${emailBefore} → budi@new.example`);
  });

  it("leaves an address on this machine that a person entered", async () => {
    const { posthorn } = stage.shop.demo;
    const entered = "http://127.0.0.1:4999/hooks";
    await posthorn.endpoints.update("kopi-kita", "demo-kitchen", { url: entered });
    await stage.restart();
    expect((await posthorn.endpoints.get("kopi-kita", "demo-kitchen")).url).toBe(entered);
    const { url } = await posthorn.endpoints.get("pelmennaya", "demo-kitchen");
    expect(url).toBe(stage.system("kitchen").urlOf(merchants[2]));
  });

  it("asks again until Posthorn knows it, and says so on its pages meanwhile", async () => {
    const gate = await startGate();
    const waiting = await stage.openShop({
      apiUrl: gate.url,
      dataDir: join(stage.dataDir, "second"),
    });
    await gate.refused;
    await expect.poll(() => waiting.demo.connection().state).toBe("connecting");
    await expect
      .poll(async () => (await fetch(`${waiting.url}/m/kopi-kita`)).text())
      .toContain("Posthorn does not know this shop yet");
    gate.open();
    await waiting.connected;
    expect(waiting.demo.connection()).toEqual({ state: "connected" });
    await waiting.close();
    gate.server.close();
  });
});

/** Before the api: it refuses every key until it is opened. */
async function startGate(): Promise<{ url: string; server: Server; refused: Promise<void>; open(): void }> {
  let isOpen = false;
  const refused = Promise.withResolvers<void>();
  const server = createServer(async (request, response) => {
    if (!isOpen) {
      response.writeHead(401, { "content-type": "application/json" }).end('{"code":"authentication_failed"}');
      refused.resolve();
      return;
    }
    const { method = "GET", headers } = request;
    const chunks = await request.toArray();
    const answer = await fetch(`${stage.api.url}${request.url}`, {
      method,
      headers: {
        authorization: headers.authorization ?? "",
        ...(headers["content-type"] !== undefined && { "content-type": headers["content-type"] }),
      },
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
    response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const open = () => {
    isOpen = true;
  };
  return { url: `http://127.0.0.1:${port}`, server, refused: refused.promise, open };
}
