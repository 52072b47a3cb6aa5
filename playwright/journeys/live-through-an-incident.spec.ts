import { expect, test } from "@playwright/test";
import { type MailServer, startMailServer } from "@posthorn/testing/mail-server";
import { installation } from "../installation.ts";
import { signIn } from "../sign-in.ts";

let mailServer: MailServer;

test.beforeEach(async () => {
  mailServer = await startMailServer({ port: installation().mailPort });
});
test.afterEach(() => mailServer.close());

test("a customer's system goes off, the operator is mailed, it comes back, and what waited is sent again", async ({
  page,
  context,
}) => {
  test.setTimeout(180_000);
  const { shopUrl, operator } = installation();
  const shop = await context.newPage();
  await shop.goto(`${shopUrl}/systems/warehouse`);
  await shop.getByRole("button", { name: "Off: refuses" }).click();
  await shop.goto(`${shopUrl}/m/pelmennaya`);
  // Each order is tried twice within seconds: two of them make the four failures in a row that open an incident.
  for (let order = 0; order < 3; order++) await shop.getByRole("button", { name: "Place order" }).click();

  await signIn(page);
  await page.getByRole("link", { name: "Incidents" }).click();
  const incident = page.getByRole("link", { name: "Open the incident of Пельменная" });
  await expect(incident).toBeVisible({ timeout: 60_000 });
  const mailed = () => mailServer.received.filter(({ to }) => to.includes(operator.email));
  await expect.poll(() => mailed().length, { timeout: 60_000 }).toBe(1);
  await incident.click();
  await expect(page.getByText(/Connection refused by 127\.0\.0\.1/).first()).toBeVisible();
  await expect(page.getByText(/deliveries wait/)).toBeVisible();
  await expect(page.getByText(operator.email)).toBeVisible();

  await shop.goto(`${shopUrl}/systems/warehouse`);
  await shop.getByRole("button", { name: "Well" }).click();
  await page.getByRole("button", { name: "Send again…" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("button", { name: /^Send \d+ messages?$/ }).click();
  await expect(page.getByText("well again").first()).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => mailed().length, { timeout: 60_000 }).toBe(2);
  await shop.reload();
  await expect(shop.getByText("order.updated").first()).toBeVisible();
});
