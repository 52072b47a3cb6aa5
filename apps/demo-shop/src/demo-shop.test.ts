import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStage, type Stage } from "./demo-shop.fixture.ts";
import { happen, pauseMs } from "./shop/demo-traffic.ts";
import { merchants } from "./shop/merchant.ts";

let stage: Stage;
const kopi = merchants[0];

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

describe("the demo shop", () => {
  it("has an order placed and approved, fetched by the warehouse, and its stock written back", async () => {
    const stock = stage.books(kopi).products[2]?.stock ?? 0;
    const placed = await stage.post("/m/kopi-kita/create-order", {
      customerId: "cus_1",
      productId: "prd_3",
      quantity: "2",
    });
    expect([placed.status, placed.headers.get("location")]).toEqual([303, "/m/kopi-kita"]);
    const orderId = stage.books(kopi).orders[0]?.id ?? "";
    await expect.poll(() => stage.did("warehouse")).toContain(`${orderId} waits for approval`);
    await expect.poll(() => stage.did("kitchen")).toContain("Ordered, not yet approved: 2 × Pisang goreng");

    await stage.post("/m/kopi-kita/approve-order", { orderId });
    const picked = `${orderId} (approved): 2 × Pisang goreng, ${stock - 2} left`;
    await expect.poll(() => stage.did("warehouse")).toContain(picked);
    await expect.poll(() => stage.did("kitchen")).toContain("Cook 2 × Pisang goreng");
    await expect.poll(() => stage.did("crm")).toContain(`cus_1 ordered ${orderId}: 36000 IDR`);
    await expect.poll(() => stage.did("crm")).toContain(`${orderId} of cus_1 is approved`);

    await stage.post("/m/kopi-kita/take-payment", { orderId });
    const paid = `${orderId} (paid): 2 × Pisang goreng, ${stock - 2} left`;
    await expect.poll(() => stage.did("warehouse")).toContain(paid);
    await expect.poll(() => stage.did("crm")).toContain(`${orderId} is paid: 36000 IDR`);
    expect(stage.books(kopi).products[2]?.stock).toBe(stock - 2);
  });

  it("tells the CRM of a new address, and the kitchen of guests and free tables", async () => {
    await stage.post("/m/nha-hang-sen/change-email", { customerId: "cus_1", email: "hoa@new.example" });
    await expect.poll(() => stage.did("crm")).toContain("Nguyễn Thị Hoa: hoa@sen.example → hoa@new.example");
    await stage.post("/m/nha-hang-sen/check-in-guest", { name: "Trần Văn Minh", people: "4", table: "2" });
    await expect.poll(() => stage.did("kitchen")).toContain("Xin chào, Trần Văn Minh · table 2, 4 people");
    await stage.post("/m/nha-hang-sen/free-table", { table: "2" });
    await expect.poll(() => stage.did("kitchen")).toContain("Table 2 is free");
  });

  it("shows the portal as a widget, in the settings of a merchant", async () => {
    const response = await stage.get("/m/kopi-kita/webhooks");
    expect(response.headers.get("content-security-policy")).toContain("frame-src http://localhost:3000;");
    expect(await response.text()).toMatch(
      /<posthorn-portal url="http:\/\/localhost:3000\/[^"]*#key=[^"]+" title="Webhooks of Kopi Kita" [^>]+><\/posthorn-portal>/,
    );
    const next = await stage.post("/m/kopi-kita/webhooks/link", {});
    expect(await next.json()).toEqual({ url: expect.stringContaining("#key=") });
  });

  it("shows what it published, with the way into the dashboard", async () => {
    const text = await (await stage.get("/m/kopi-kita")).text();
    const { environmentId } = stage.api.environment;
    expect(text).toMatch(
      new RegExp(
        `<strong>order.created</strong>[\\s\\S]*http://localhost:3000/${environmentId}/messages/msg_`,
      ),
    );
    expect((await stage.get("/")).url).toBe(`${stage.shop.url}/m/kopi-kita`);
    for (const path of [
      "/systems/crm",
      "/systems/kitchen",
      "/systems/warehouse",
      "/styles.css",
      "/live.js",
    ]) {
      expect((await stage.get(path)).status).toBe(200);
    }
  });

  it("asks nothing of other hosts", async () => {
    for (const path of ["/m/kopi-kita", "/systems/crm", "/styles.css"]) {
      const text = await (await stage.get(path)).text();
      expect(text).not.toMatch(/(?:src|url\(|@import|<link[^>]*href)=?["'(]?\s*(?:https?:)?\/\//);
    }
  });

  it("escapes what people write, and says on the page what cannot be done", async () => {
    const hostile = `<img src=x onerror="alert(1)">`;
    await stage.post("/m/kopi-kita/create-customer", { name: hostile, email: "x@y.example" });
    const text = await (await stage.get("/m/kopi-kita")).text();
    expect(text).not.toContain(hostile);
    expect(text).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;");
    const refused = await stage.post("/m/kopi-kita/take-payment", { orderId: "ord_unknown" });
    const page = await refused.text();
    expect(refused.status).toBe(422);
    expect(page).toContain("Only an approved order can be paid.");
    // Its lists go on being asked for where the shop is, not where the form was sent.
    expect(page).toContain('data-path="/m/kopi-kita"');
  });

  it("refuses what comes from another site, is too large, or is not there", async () => {
    const foreign = await stage.post(
      "/m/kopi-kita/free-table",
      { table: "1" },
      { origin: "https://evil.example" },
    );
    expect(foreign.status).toBe(403);
    expect((await stage.post("/m/kopi-kita/create-customer", { name: "x".repeat(20_000) })).status).toBe(413);
    const paths = ["/m/nobody", "/systems/nothing", "/nothing", "/m/kopi-kita/../../etc/passwd"];
    for (const path of paths) expect((await stage.get(path)).status).toBe(404);
    expect((await stage.post("/m/kopi-kita/constructor", {})).status).toBe(404);
    expect((await stage.post("/systems/crm/mode", { mode: "sideways" })).status).toBe(404);
  });

  it("answers its API to the merchant's own token alone", async () => {
    const orderId = stage.books(kopi).orders[0]?.id;
    const ask = (token: string) =>
      fetch(`${stage.shop.url}/api/orders/${orderId}`, { headers: { authorization: `Bearer ${token}` } });
    expect((await ask(stage.books(kopi).apiToken)).status).toBe(200);
    expect((await ask(stage.books(merchants[1]).apiToken)).status).toBe(404);
    expect((await ask("shop_wrong")).status).toBe(401);
    expect((await fetch(`${stage.shop.url}/api/orders/${orderId}`)).status).toBe(401);
  });

  it("has traffic of all kinds, which Posthorn takes", async () => {
    const { message } = stage.api.database.prisma;
    const before = await message.count();
    for (let count = 0; count < 60; count++) await happen(stage.shop.demo.shop, Math.random);
    const meanPauseMs = (pauseMs(() => 0) + pauseMs(() => 1)) / 2;
    const perSecond = ((await message.count()) - before) / ((60 * meanPauseMs) / 1_000);
    expect(perSecond).toBeGreaterThan(0.7);
    expect(perSecond).toBeLessThan(1.3);
    const published = merchants.flatMap((merchant) => stage.books(merchant).published);
    expect(published.filter(({ outcome }) => "error" in outcome)).toEqual([]);
    expect(new Set(published.map(({ eventType }) => eventType)).size).toBeGreaterThan(5);
  });

  it("goes on by itself while the traffic is started, and rests when it is stopped", async () => {
    const { message } = stage.api.database.prisma;
    const before = await message.count();
    await stage.post("/traffic", { on: "yes" });
    expect(await (await stage.get("/m/kopi-kita")).text()).toContain("Stop demo traffic");
    await expect.poll(() => message.count(), { timeout: 10_000 }).toBeGreaterThan(before);
    await stage.post("/traffic", { on: "no" });
    expect(stage.shop.demo.traffic.isOn()).toBe(false);
    expect(await (await stage.get("/m/kopi-kita")).text()).toContain("Start demo traffic");
  });
});
