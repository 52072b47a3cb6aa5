import { expect, test } from "@playwright/test";
import { callApi } from "../call-api.ts";
import { installation } from "../installation.ts";
import { portalLink } from "../open-portal.ts";
import { type Receiver, startReceiver } from "../start-receiver.ts";

let receiver: Receiver;

test.beforeEach(async () => {
  receiver = await startReceiver();
});
test.afterEach(() => receiver.close());

test("a tenant adds an endpoint in the shop's own page, and sees an order delivered to it", async ({
  page,
}) => {
  const { shopUrl } = installation();
  await page.goto(`${shopUrl}/m/kopi-kita/webhooks`);
  const portal = page.frameLocator("iframe");
  await portal.getByRole("link", { name: "Add endpoint" }).click();

  const url = portal.getByLabel("URL");
  await url.fill("htps:/kopi");
  await expect(portal.getByText("Not a whole URL yet")).toBeVisible();
  await url.fill(receiver.url);
  await expect(portal.getByText("Looks right")).toBeVisible();
  await portal.getByRole("radio", { name: "Choose" }).check({ force: true });
  await portal.getByRole("checkbox", { name: "order", exact: true }).check({ force: true });
  await portal.getByRole("button", { name: "Show secret" }).click();
  await expect(portal.getByText(/^whsec_[A-Za-z0-9+/]{20,}/)).toBeVisible();

  // What the server refuses stands at its field, and what was typed stays.
  await url.fill("http://10.0.0.1/hooks");
  await expect(portal.getByText("This address is private")).toBeVisible();
  await portal.getByRole("button", { name: "Add endpoint" }).click();
  await expect(portal.getByText(/address that is not allowed/)).toBeVisible();
  await url.fill(receiver.url);
  await portal.getByRole("button", { name: "Add endpoint" }).click();
  await expect(portal.getByRole("heading", { name: receiver.url })).toBeVisible();

  await portal.getByRole("button", { name: "Send test" }).click();
  await portal.getByRole("menuitem", { name: /order\.created/ }).click();
  const deliveries = portal.getByRole("region", { name: "Recent deliveries" });
  await expect(deliveries.getByRole("button", { name: /delivered.*order\.created/ })).toBeVisible();
  expect(receiver.bodies).toHaveLength(1);

  await page.goto(`${shopUrl}/m/kopi-kita`);
  await page.getByRole("button", { name: "Place order" }).click();
  await expect.poll(() => receiver.bodies.length).toBeGreaterThan(1);

  await page.goto(`${shopUrl}/m/kopi-kita/webhooks`);
  await portal.getByRole("link", { name: new RegExp(receiver.url) }).click();
  const rows = deliveries.getByRole("button", { name: /delivered.*order\.created/ });
  await expect(rows).toHaveCount(2);
  await rows.first().click();
  await expect(deliveries.getByText(/Answered 204 in/)).toBeVisible();
});

test("the link leaves the address bar, goes on after a reload, and opens one browser", async ({
  page,
  browser,
}) => {
  const link = await portalLink("toko-satu");
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "No endpoint yet" })).toBeVisible();
  expect(page.url()).not.toContain("key=");
  await page.reload();
  await expect(page.getByRole("heading", { name: "No endpoint yet" })).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "No endpoint yet" })).toBeVisible();

  const other = await browser.newContext();
  const elsewhere = await other.newPage();
  await elsewhere.goto(link);
  await expect(
    elsewhere.getByRole("heading", { name: "This link was opened in another browser" }),
  ).toBeVisible();
  await elsewhere.goto(link.slice(0, -30));
  await expect(elsewhere.getByRole("heading", { name: "This link is not complete" })).toBeVisible();
  await other.close();
});

test("a session that the host ends is over at the next click, with a way out", async ({ page }) => {
  await page.goto(await portalLink("toko-dua"));
  await expect(page.getByRole("heading", { name: "No endpoint yet" })).toBeVisible();
  await callApi("POST", "auth/app/toko-dua/expire-all", "{}");
  await page.getByRole("link", { name: "Logs" }).click();
  await expect(page.getByRole("heading", { name: "Your session has ended" })).toBeVisible();
});

test("who may only look sees no way to change anything", async ({ page }) => {
  await portalLink("toko-tiga");
  await callApi("POST", "app/toko-tiga/endpoint", JSON.stringify({ url: receiver.url }));
  await page.goto(await portalLink("toko-tiga", { capabilities: ["ViewBase"] }));
  await page.getByRole("link", { name: new RegExp(receiver.url) }).click();
  await expect(page.getByRole("heading", { name: receiver.url })).toBeVisible();
  for (const name of ["Send test", "More actions", "Show secret", "Rotate"]) {
    await expect(page.getByRole("button", { name })).toHaveCount(0);
  }
  await expect(page.getByRole("link", { name: "Add endpoint" })).toHaveCount(0);
});

test("an endpoint is disabled and deleted only after it was named", async ({ page }) => {
  await page.goto(await portalLink("toko-empat"));
  await callApi("POST", "app/toko-empat/endpoint", JSON.stringify({ url: receiver.url }));
  await page.getByRole("button", { name: "Refresh" }).click();
  await page.getByRole("link", { name: new RegExp(receiver.url) }).click();

  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Disable" }).click();
  await expect(page.getByRole("alertdialog")).toContainText(receiver.url);
  await page.getByRole("alertdialog").getByRole("button", { name: "Disable" }).click();
  await expect(page.getByText("Disabled by hand").first()).toBeVisible();
  await page.getByRole("button", { name: "Enable" }).click();
  await expect(page.getByText("The endpoint was enabled")).toBeVisible();

  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("heading", { name: "No endpoint yet" })).toBeVisible();
});
