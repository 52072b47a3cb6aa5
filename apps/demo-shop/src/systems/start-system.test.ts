import { signTestRequest } from "@posthorn/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStage, type Stage } from "../demo-shop.fixture.ts";
import { merchants } from "../shop/merchant.ts";
import { secretKey } from "./connect.ts";

let stage: Stage;
const kopi = merchants[0];

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

describe("the demo shop", () => {
  it("mends a system that failed: what it refused comes again", async () => {
    await stage.post("/systems/crm/mode", { mode: "500" });
    await stage.post("/m/pelmennaya/create-customer", {
      name: "Мария Иванова",
      email: "maria@pelmeni.example",
    });
    await expect.poll(() => stage.system("crm").got[0]).toMatchObject({ status: 500, what: "failed" });
    await stage.post("/systems/crm/mode", { mode: "well" });
    await expect
      .poll(() => stage.did("crm"), { timeout: 5_000 })
      .toContain("New contact: Мария Иванова <maria@pelmeni.example>");
  });

  it("is really off when it is off, and on the same address again after", async () => {
    const url = stage.system("kitchen").urlOf(kopi);
    await stage.post("/systems/kitchen/mode", { mode: "off" });
    await expect(fetch(url)).rejects.toThrow();
    await stage.post("/systems/kitchen/mode", { mode: "well" });
    expect(stage.system("kitchen").urlOf(kopi)).toBe(url);
    expect((await fetch(url, { method: "POST" })).status).toBe(400);
  });

  it("keeps a sender waiting while it is slow, and answers the next at once when it is well", async () => {
    const url = stage.system("kitchen").urlOf(kopi);
    await stage.post("/systems/kitchen/mode", { mode: "slow" });
    const waiting = fetch(url, { method: "POST", body: "{}", signal: AbortSignal.timeout(300) });
    await expect(waiting).rejects.toMatchObject({ name: "TimeoutError" });
    await stage.post("/systems/kitchen/mode", { mode: "well" });
    expect((await fetch(url, { method: "POST", body: "{}" })).status).toBe(400);
  });

  it("answers 410 when it is gone", async () => {
    await stage.post("/systems/warehouse/mode", { mode: "410" });
    const response = await fetch(stage.system("warehouse").urlOf(kopi), { method: "POST", body: "{}" });
    expect(response.status).toBe(410);
    await stage.post("/systems/warehouse/mode", { mode: "well" });
  });

  it("believes the secret that was entered, and no other", async () => {
    const old = stage.shop.demo.keeper.kept.secrets[secretKey("crm", kopi)] ?? "";
    const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    await stage.post("/systems/crm/secret", { merchant: "kopi-kita", secret });
    const payload = {
      type: "cart.abandoned",
      customerId: "c",
      productId: "p",
      productName: "Es teh",
      quantity: 1,
    };
    const url = stage.system("crm").urlOf(kopi);
    expect((await fetch(url, await signTestRequest(payload, old))).status).toBe(400);
    expect(stage.system("crm").got[0]).toMatchObject({
      status: 400,
      what: "signature_mismatch",
      merchantId: "kopi-kita",
    });
    expect((await fetch(url, await signTestRequest(payload, secret))).status).toBe(200);
    expect(stage.did("crm").at(-1)).toBe("To be reminded of 1 × Es teh: c");
    await stage.post("/systems/crm/secret", { merchant: "kopi-kita", secret: old });
  });

  it("says that what was entered is no secret, and keeps the one it has", async () => {
    const key = secretKey("crm", kopi);
    const before = stage.shop.demo.keeper.kept.secrets[key];
    const refused = await stage.post("/systems/crm/secret", { merchant: "kopi-kita", secret: "whsec_short" });
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining("That is no signing secret."),
    ]);
    expect(stage.shop.demo.keeper.kept.secrets[key]).toBe(before);
  });
});
