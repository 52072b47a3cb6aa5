import { expect, test } from "@playwright/test";
import { callApi } from "../call-api.ts";
import { portalLink } from "../open-portal.ts";
import { type Receiver, startReceiver } from "../start-receiver.ts";

let receiver: Receiver;
let uid: string;
let endpoint: { id: string };

test.beforeEach(async () => {
  receiver = await startReceiver(500);
  uid = `toko-${crypto.randomUUID()}`;
  await portalLink(uid);
  const fields = { url: receiver.url, retrySchedule: [0.1] };
  endpoint = await callApi("POST", `app/${uid}/endpoint`, JSON.stringify(fields));
});
test.afterEach(() => receiver.close());

const payload = '{"order":{"id":12345678901234567890}}';
const publish = () =>
  callApi<{ id: string }>("POST", `app/${uid}/msg`, `{"eventType":"order.created","payload":${payload}}`);

test("a tenant finds why a message did not arrive, and resends it", async ({ page }) => {
  const { id } = await publish();
  await page.goto(await portalLink(uid));
  await page.getByRole("link", { name: "Logs" }).click();
  await page.locator(`a[href$="${id}"]`).click();

  const deliveries = page.getByRole("region", { name: "Deliveries" });
  await expect(deliveries.getByText("All tries are used up")).toBeVisible();
  await expect(deliveries.getByRole("button", { name: /Answered 500/ })).toHaveCount(2);
  await expect(page.getByRole("region", { name: "Payload" }).getByText("12345678901234567890")).toBeVisible();

  receiver.answer(204);
  await deliveries.getByRole("button", { name: "Resend" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText(receiver.url);
  await dialog.getByRole("button", { name: "Resend" }).click();
  await expect(deliveries.getByRole("button", { name: /Answered 204.*By hand/ })).toBeVisible();
  expect(receiver.bodies).toEqual([payload, payload, payload]);
});

test("a tenant rotates a secret that leaked, and sees the new one", async ({ page }) => {
  const path = `app/${uid}/endpoint/${endpoint.id}/secret`;
  const before = await callApi<{ key: string }>("GET", path);
  await page.goto(await portalLink(uid));
  await page.getByRole("link", { name: new RegExp(receiver.url) }).click();
  await page.getByRole("button", { name: "Show secret" }).click();
  await expect(page.getByText(before.key)).toBeVisible();

  await page.getByRole("button", { name: "Rotate" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("radio", { name: /it leaked/ }).check({ force: true });
  await dialog.getByRole("button", { name: "Rotate secret" }).click();
  await expect(page.getByText("The secret was rotated")).toBeVisible();
  const after = await callApi<{ key: string }>("GET", path);
  expect(after.key).not.toBe(before.key);
  await expect(page.getByText(before.key)).toHaveCount(0);
  await expect(page.getByText(after.key)).toBeVisible();
});

test("a tenant moves an endpoint and chooses what it gets", async ({ page }) => {
  await page.goto(await portalLink(uid));
  await page.getByRole("link", { name: new RegExp(receiver.url) }).click();
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();

  const url = `${receiver.url}/v2`;
  await page.getByLabel("URL").fill(url);
  await page.getByLabel("Description (optional)").fill("The new till");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: url })).toBeVisible();
  await expect(page.getByText("The new till")).toBeVisible();
  await publish();
  await expect.poll(() => receiver.bodies.length).toBeGreaterThan(0);
});
