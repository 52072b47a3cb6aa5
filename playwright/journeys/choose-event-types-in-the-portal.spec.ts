import { expect, type Page, test } from "@playwright/test";
import { callApi } from "../call-api.ts";
import { installation } from "../installation.ts";
import { portalLink } from "../open-portal.ts";
import { type Receiver, startReceiver } from "../start-receiver.ts";

let receiver: Receiver;

test.beforeEach(async () => {
  receiver = await startReceiver();
});
test.afterEach(() => receiver.close());

const filtersOf = async (uid: string, id: string) =>
  (await callApi<{ eventTypes: string[] | null }>("GET", `app/${uid}/endpoint/${id}`)).eventTypes;

/** A tenant with one endpoint, its portal open at an event type. */
async function openAt(page: Page, name: string, eventTypes: string[] | null, access: object = {}) {
  const uid = `toko-${crypto.randomUUID()}`;
  await portalLink(uid);
  const fields = JSON.stringify({ url: receiver.url, eventTypes });
  const { id } = await callApi<{ id: string }>("POST", `app/${uid}/endpoint`, fields);
  await page.goto(await portalLink(uid, access));
  await page.getByRole("link", { name: "Event types" }).click();
  await page.locator(`a[href$="/event-types/${name}"]`).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  return { uid, id, filters: () => filtersOf(uid, id) };
}

const switchFor = (page: Page, name: string) =>
  page.getByRole("switch", { name: `${receiver.url} gets ${name}` });

test("a tenant reads an event type in the shop's page, gets it, and sees an example arrive", async ({
  page,
}) => {
  const fields = JSON.stringify({ url: receiver.url, eventTypes: ["payment.succeeded"] });
  const { id } = await callApi<{ id: string }>("POST", "app/kopi-kita/endpoint", fields);
  await page.goto(`${installation().shopUrl}/m/kopi-kita/webhooks`);
  const portal = page.frameLocator("iframe");
  await portal.getByRole("link", { name: "Event types" }).click();
  await portal.getByRole("searchbox", { name: "Find an event type" }).fill("E-MAIL address");
  await page.keyboard.press("Enter");
  await expect(portal.getByText("order.created")).toHaveCount(0);
  await portal.getByRole("link", { name: /customer\.email_changed/ }).click();

  const payload = portal.getByRole("region", { name: "Fields of the payload" });
  await expect(payload.getByRole("listitem").filter({ hasText: "previousEmail" })).toContainText(
    /string.*required/,
  );
  await payload.getByRole("tab", { name: "JSON Schema" }).click();
  await expect(payload.getByText('"previousEmail"').first()).toBeVisible();
  const use = portal.getByRole("region", { name: "To build with" });
  await expect(use.getByText("ana@old.example")).toBeVisible();
  await use.getByRole("tab", { name: "TypeScript" }).click();
  await expect(use.getByText("previousEmail: string")).toBeVisible();

  const row = portal.getByRole("listitem").filter({ hasText: receiver.url });
  await expect(row).toContainText("does not get it");
  await row.getByRole("switch").check({ force: true });
  await expect(portal.getByText(`${receiver.url} now gets customer.email_changed`)).toBeVisible();
  expect(await filtersOf("kopi-kita", id)).toEqual(["payment.succeeded", "customer.email_changed"]);

  await row.getByRole("button", { name: `Send example to ${receiver.url}` }).click();
  const outcome = row.getByRole("region", { name: "Outcome of the example" });
  await expect(outcome.getByText(/Answered 204 in/)).toBeVisible();
  expect(JSON.parse(receiver.bodies[0] ?? "")).toMatchObject({ previousEmail: "ana@old.example" });
  await outcome.getByRole("link", { name: "Open message" }).click();
  await expect(portal.getByRole("region", { name: "Deliveries" }).getByText(/Answered 204/)).toBeVisible();
});

test("what gets an event type with all others is asked what shall stop", async ({ page }) => {
  const name = "order.created";
  const { filters } = await openAt(page, name, null);
  await expect(page.getByText("with all events")).toBeVisible();
  await switchFor(page, name).click({ force: true });
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText(`What shall ${receiver.url} no longer get?`);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(switchFor(page, name)).toBeChecked();
  expect(await filters()).toBeNull();

  await switchFor(page, name).click({ force: true });
  await expect(dialog.getByRole("radio", { name: /Only order\.created/ })).toBeChecked();
  await dialog.getByRole("button", { name: "Switch off" }).click();
  await expect(switchFor(page, name)).not.toBeChecked();
  await expect(dialog).toHaveCount(0);
  const kept = await filters();
  expect(kept).toEqual(expect.arrayContaining(["customer.*", "order.approved"]));
  expect(kept).not.toContain("order.*");
  expect(kept).not.toContain(name);
});

test("an endpoint gets a whole group with what comes later, or no longer", async ({ page }) => {
  const { filters } = await openAt(page, "order.created", ["order.created", "cart.abandoned"]);
  const group = page.getByRole("checkbox", { name: "all order.*, also new ones" });
  await group.check({ force: true });
  await expect(page.getByText(`${receiver.url} now gets all order.*`)).toBeVisible();
  expect(await filters()).toEqual(["cart.abandoned", "order.*"]);

  await switchFor(page, "order.created").click({ force: true });
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("radio", { name: /All of order\.\*/ }).check({ force: true });
  await dialog.getByRole("button", { name: "Switch off" }).click();
  await expect(switchFor(page, "order.created")).not.toBeChecked();
  expect(await filters()).toEqual(["cart.abandoned"]);
});

test("the last event type of an endpoint goes with the endpoint", async ({ page }) => {
  const { uid, id, filters } = await openAt(page, "order.created", ["order.created"]);
  await switchFor(page, "order.created").click({ force: true });
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("radio")).toHaveCount(1);
  await dialog.getByRole("button", { name: "Switch off" }).click();
  await expect(page.getByText("Disabled by hand")).toBeVisible();
  expect(await filters()).toEqual(["order.created"]);
  expect(await callApi("GET", `app/${uid}/endpoint/${id}`)).toMatchObject({ disabled: true });
});

test("who may only look reads, in a language that says what is not translated, and sees no switch", async ({
  page,
}) => {
  await openAt(page, "order.created", ["order.*"], { readOnly: true });
  await expect(page.getByText("with order.*")).toBeVisible();
  for (const role of ["switch", "checkbox"] as const) await expect(page.getByRole(role)).toHaveCount(0);
  await expect(page.getByRole("button", { name: /Send an example/ })).toHaveCount(0);
  await expect(page.getByTitle("There is no text in your language yet.")).toHaveCount(0);
  await page.goto(`${page.url()}?locale=vi`);
  await expect(page.getByTitle("Chưa có nội dung bằng ngôn ngữ của bạn.")).toContainText("English");
});
