import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSendTargets } from "@posthorn/domain";
import { createDispatcher, createPolicy } from "@posthorn/egress";
import { signTestRequest } from "@posthorn/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../../api/src/test-api.fixture.ts";
import { startDelivering } from "../../worker/src/deliver/start-delivering.ts";
import { events } from "./events.ts";
import { happen, pauseMs } from "./shop/demo-traffic.ts";
import { type Merchant, merchants } from "./shop/merchant.ts";
import { type DemoShop, type DemoShopOptions, startDemoShop } from "./start-demo-shop.ts";
import { secretKey } from "./systems/connect.ts";
import type { SystemId } from "./systems/system.ts";

const kopi = merchants[0];
let api: TestApi;
let shop: DemoShop;
let dataDir: string;
const errors: unknown[] = [];
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const policy = {
    portalUrl: "http://localhost:3000",
    apiUrl: "http://api.example",
    retrySchedule: [0.05, 0.05, 0.05, 0.05],
    allowPrivateAddresses: "loopback",
    headerFamily: "both",
    disableAfterDays: 5,
    isMailOn: false,
  } as const;
  api = await startTestApi({ policy });
  const dispatcher = createDispatcher({ policy: createPolicy(policy) });
  const { pool, prisma, vault, now } = api.deps;
  const worker = startDelivering(
    {
      pool,
      dispatcher,
      loadTargets: (ids) => loadSendTargets({ prisma, vault, policy, now }, ids),
      onChanges: async () => [],
      onDisabled: async () => undefined,
      onError: (error) => errors.push(error),
      count: () => undefined,
      now: Date.now,
      random: Math.random,
    },
    { pollMs: 20 },
  );
  dataDir = await mkdtemp(join(tmpdir(), "posthorn-demo-"));
  shop = await open();
  await shop.connected;
  closing.push(
    () => worker.stop(2_000),
    () => dispatcher.destroy(),
    () => api.close(),
  );
}, 60_000);

afterAll(async () => {
  await shop.close();
  for (const close of closing) await close();
  await rm(dataDir, { recursive: true, force: true });
});

function open(given: Partial<DemoShopOptions> = {}): Promise<DemoShop> {
  return startDemoShop({
    host: "127.0.0.1",
    port: 0,
    dataDir,
    apiUrl: api.url,
    apiKey: api.environment.apiKey,
    dashboardUrl: "http://localhost:3000",
    environmentId: api.environment.environmentId,
    log: { info: () => undefined, error: (error) => errors.push(error) },
    ...given,
  });
}

const get = (path: string) => fetch(shop.url + path);

function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(fields);
  return fetch(shop.url + path, {
    method: "POST",
    body,
    headers: { origin: shop.url, ...headers },
    redirect: "manual",
  });
}

function system(id: SystemId) {
  const running = shop.demo.systems.find((each) => each.system.id === id);
  if (!running) throw new Error(`no system ${id}`);
  return running;
}

/** What the systems of a merchant did, oldest first. */
const did = (id: SystemId) =>
  system(id)
    .got.map((each) => each.did)
    .reverse();
const books = (merchant: Merchant) => shop.demo.shop.booksOf(merchant);

describe("the demo shop", () => {
  it("makes itself known: event types, merchants, and an endpoint for each of their systems", async () => {
    const { posthorn } = shop.demo;
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
        shop.demo.systems.some((each) => each.system.eventTypes.some(isAsked)),
        eventType,
      ).toBe(true);
    }
  });

  it("has an order placed and approved, fetched by the warehouse, and its stock written back", async () => {
    const stock = books(kopi).products[2]?.stock ?? 0;
    const placed = await post("/m/kopi-kita/create-order", {
      customerId: "cus_1",
      productId: "prd_3",
      quantity: "2",
    });
    expect([placed.status, placed.headers.get("location")]).toEqual([303, "/m/kopi-kita"]);
    const orderId = books(kopi).orders[0]?.id ?? "";
    await expect.poll(() => did("warehouse")).toContain(`${orderId} waits for approval`);
    await expect.poll(() => did("kitchen")).toContain("Ordered, not yet approved: 2 × Pisang goreng");

    await post("/m/kopi-kita/approve-order", { orderId });
    const picked = `${orderId} (approved): 2 × Pisang goreng, ${stock - 2} left`;
    await expect.poll(() => did("warehouse")).toContain(picked);
    await expect.poll(() => did("kitchen")).toContain("Cook 2 × Pisang goreng");
    await expect.poll(() => did("crm")).toContain(`cus_1 ordered ${orderId}: 36000 IDR`);
    await expect.poll(() => did("crm")).toContain(`${orderId} of cus_1 is approved`);

    await post("/m/kopi-kita/take-payment", { orderId });
    const paid = `${orderId} (paid): 2 × Pisang goreng, ${stock - 2} left`;
    await expect.poll(() => did("warehouse")).toContain(paid);
    await expect.poll(() => did("crm")).toContain(`${orderId} is paid: 36000 IDR`);
    expect(books(kopi).products[2]?.stock).toBe(stock - 2);
  });

  it("tells the CRM of a new address, and the kitchen of guests and free tables", async () => {
    await post("/m/nha-hang-sen/change-email", { customerId: "cus_1", email: "hoa@new.example" });
    await expect.poll(() => did("crm")).toContain("Nguyễn Thị Hoa: hoa@sen.example → hoa@new.example");
    await post("/m/nha-hang-sen/check-in-guest", { name: "Trần Văn Minh", people: "4", table: "2" });
    await expect.poll(() => did("kitchen")).toContain("Xin chào, Trần Văn Minh · table 2, 4 people");
    await post("/m/nha-hang-sen/free-table", { table: "2" });
    await expect.poll(() => did("kitchen")).toContain("Table 2 is free");
  });

  it("mends a system that failed: what it refused comes again", async () => {
    await post("/systems/crm/mode", { mode: "500" });
    await post("/m/pelmennaya/create-customer", { name: "Мария Иванова", email: "maria@pelmeni.example" });
    await expect.poll(() => system("crm").got[0]).toMatchObject({ status: 500, what: "failed" });
    await post("/systems/crm/mode", { mode: "well" });
    await expect
      .poll(() => did("crm"), { timeout: 5_000 })
      .toContain("New contact: Мария Иванова <maria@pelmeni.example>");
  });

  it("is really off when it is off, and on the same address again after", async () => {
    const url = system("kitchen").urlOf(kopi);
    await post("/systems/kitchen/mode", { mode: "off" });
    await expect(fetch(url)).rejects.toThrow();
    await post("/systems/kitchen/mode", { mode: "well" });
    expect(system("kitchen").urlOf(kopi)).toBe(url);
    expect((await fetch(url, { method: "POST" })).status).toBe(400);
  });

  it("keeps a sender waiting while it is slow, and answers the next at once when it is well", async () => {
    const url = system("kitchen").urlOf(kopi);
    await post("/systems/kitchen/mode", { mode: "slow" });
    const waiting = fetch(url, { method: "POST", body: "{}", signal: AbortSignal.timeout(300) });
    await expect(waiting).rejects.toMatchObject({ name: "TimeoutError" });
    await post("/systems/kitchen/mode", { mode: "well" });
    expect((await fetch(url, { method: "POST", body: "{}" })).status).toBe(400);
  });

  it("answers 410 when it is gone", async () => {
    await post("/systems/warehouse/mode", { mode: "410" });
    const response = await fetch(system("warehouse").urlOf(kopi), { method: "POST", body: "{}" });
    expect(response.status).toBe(410);
    await post("/systems/warehouse/mode", { mode: "well" });
  });

  it("believes the secret that was entered, and no other", async () => {
    const old = shop.demo.keeper.kept.secrets[secretKey("crm", kopi)] ?? "";
    const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    await post("/systems/crm/secret", { merchant: "kopi-kita", secret });
    const payload = {
      type: "cart.abandoned",
      customerId: "c",
      productId: "p",
      productName: "Es teh",
      quantity: 1,
    };
    const url = system("crm").urlOf(kopi);
    expect((await fetch(url, await signTestRequest(payload, old))).status).toBe(400);
    expect(system("crm").got[0]).toMatchObject({
      status: 400,
      what: "signature_mismatch",
      merchantId: "kopi-kita",
    });
    expect((await fetch(url, await signTestRequest(payload, secret))).status).toBe(200);
    expect(did("crm").at(-1)).toBe("To be reminded of 1 × Es teh: c");
    await post("/systems/crm/secret", { merchant: "kopi-kita", secret: old });
  });

  it("says that what was entered is no secret, and keeps the one it has", async () => {
    const key = secretKey("crm", kopi);
    const before = shop.demo.keeper.kept.secrets[key];
    const refused = await post("/systems/crm/secret", { merchant: "kopi-kita", secret: "whsec_short" });
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining("That is no signing secret."),
    ]);
    expect(shop.demo.keeper.kept.secrets[key]).toBe(before);
  });

  it("shows the portal as a widget, in the settings of a merchant", async () => {
    const response = await get("/m/kopi-kita/webhooks");
    expect(response.headers.get("content-security-policy")).toContain("frame-src http://localhost:3000;");
    expect(await response.text()).toMatch(
      /<posthorn-portal url="http:\/\/localhost:3000\/[^"]*#key=[^"]+" title="Webhooks of Kopi Kita" [^>]+><\/posthorn-portal>/,
    );
    const next = await post("/m/kopi-kita/webhooks/link", {});
    expect(await next.json()).toEqual({ url: expect.stringContaining("#key=") });
  });

  it("shows what it published, with the way into the dashboard", async () => {
    const text = await (await get("/m/kopi-kita")).text();
    const { environmentId } = api.environment;
    expect(text).toMatch(
      new RegExp(
        `<strong>order.created</strong>[\\s\\S]*http://localhost:3000/${environmentId}/messages/msg_`,
      ),
    );
    expect((await get("/")).url).toBe(`${shop.url}/m/kopi-kita`);
    for (const path of [
      "/systems/crm",
      "/systems/kitchen",
      "/systems/warehouse",
      "/styles.css",
      "/live.js",
    ]) {
      expect((await get(path)).status).toBe(200);
    }
  });

  it("asks nothing of other hosts", async () => {
    for (const path of ["/m/kopi-kita", "/systems/crm", "/styles.css"]) {
      const text = await (await get(path)).text();
      expect(text).not.toMatch(/(?:src|url\(|@import|<link[^>]*href)=?["'(]?\s*(?:https?:)?\/\//);
    }
  });

  it("escapes what people write, and says on the page what cannot be done", async () => {
    const hostile = `<img src=x onerror="alert(1)">`;
    await post("/m/kopi-kita/create-customer", { name: hostile, email: "x@y.example" });
    const text = await (await get("/m/kopi-kita")).text();
    expect(text).not.toContain(hostile);
    expect(text).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;");
    const refused = await post("/m/kopi-kita/take-payment", { orderId: "ord_unknown" });
    const page = await refused.text();
    expect(refused.status).toBe(422);
    expect(page).toContain("Only an approved order can be paid.");
    // Its lists go on being asked for where the shop is, not where the form was sent.
    expect(page).toContain('data-path="/m/kopi-kita"');
  });

  it("refuses what comes from another site, is too large, or is not there", async () => {
    const foreign = await post("/m/kopi-kita/free-table", { table: "1" }, { origin: "https://evil.example" });
    expect(foreign.status).toBe(403);
    expect((await post("/m/kopi-kita/create-customer", { name: "x".repeat(20_000) })).status).toBe(413);
    const paths = ["/m/nobody", "/systems/nothing", "/nothing", "/m/kopi-kita/../../etc/passwd"];
    for (const path of paths) expect((await get(path)).status).toBe(404);
    expect((await post("/m/kopi-kita/constructor", {})).status).toBe(404);
    expect((await post("/systems/crm/mode", { mode: "sideways" })).status).toBe(404);
  });

  it("answers its API to the merchant's own token alone", async () => {
    const orderId = books(kopi).orders[0]?.id;
    const ask = (token: string) =>
      fetch(`${shop.url}/api/orders/${orderId}`, { headers: { authorization: `Bearer ${token}` } });
    expect((await ask(books(kopi).apiToken)).status).toBe(200);
    expect((await ask(books(merchants[1]).apiToken)).status).toBe(404);
    expect((await ask("shop_wrong")).status).toBe(401);
    expect((await fetch(`${shop.url}/api/orders/${orderId}`)).status).toBe(401);
  });

  it("has traffic of all kinds, which Posthorn takes", async () => {
    const { message } = api.database.prisma;
    const before = await message.count();
    for (let count = 0; count < 60; count++) await happen(shop.demo.shop, Math.random);
    const meanPauseMs = (pauseMs(() => 0) + pauseMs(() => 1)) / 2;
    const perSecond = ((await message.count()) - before) / ((60 * meanPauseMs) / 1_000);
    expect(perSecond).toBeGreaterThan(0.7);
    expect(perSecond).toBeLessThan(1.3);
    const published = merchants.flatMap((merchant) => books(merchant).published);
    expect(published.filter(({ outcome }) => "error" in outcome)).toEqual([]);
    expect(new Set(published.map(({ eventType }) => eventType)).size).toBeGreaterThan(5);
  });

  it("goes on by itself while the traffic is started, and rests when it is stopped", async () => {
    const { message } = api.database.prisma;
    const before = await message.count();
    await post("/traffic", { on: "yes" });
    expect(await (await get("/m/kopi-kita")).text()).toContain("Stop demo traffic");
    await expect.poll(() => message.count(), { timeout: 10_000 }).toBeGreaterThan(before);
    await post("/traffic", { on: "no" });
    expect(shop.demo.traffic.isOn()).toBe(false);
    expect(await (await get("/m/kopi-kita")).text()).toContain("Start demo traffic");
  });

  it("comes back after a restart as it was, its systems at addresses that Posthorn knows", async () => {
    const before = structuredClone(books(kopi).orders);
    await shop.close();
    shop = await open();
    await shop.connected;
    expect(books(kopi).orders).toEqual(before);
    const { data } = await shop.demo.posthorn.endpoints.list("kopi-kita");
    const urls = shop.demo.systems.map((running) => running.urlOf(kopi));
    expect(data.map(({ url }) => url).sort()).toEqual(urls.sort());
    // The demo traffic above may have changed it already.
    const emailBefore = books(kopi).customers.find(({ id }) => id === "cus_2")?.email;
    await post("/m/kopi-kita/change-email", { customerId: "cus_2", email: "budi@new.example" });
    await expect.poll(() => did("crm")).toContain(`Budi Santoso: ${emailBefore} → budi@new.example`);
  });

  it("leaves an address on this machine that a person entered", async () => {
    const { posthorn } = shop.demo;
    const entered = "http://127.0.0.1:4999/hooks";
    await posthorn.endpoints.update("kopi-kita", "demo-kitchen", { url: entered });
    await shop.close();
    shop = await open();
    await shop.connected;
    expect((await posthorn.endpoints.get("kopi-kita", "demo-kitchen")).url).toBe(entered);
    const { url } = await posthorn.endpoints.get("pelmennaya", "demo-kitchen");
    expect(url).toBe(system("kitchen").urlOf(merchants[2]));
  });

  it("asks again until Posthorn knows it, and says so on its pages meanwhile", async () => {
    const gate = await startGate();
    const waiting = await open({
      apiUrl: gate.url,
      dataDir: join(dataDir, "second"),
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
    const answer = await fetch(`${api.url}${request.url}`, {
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
