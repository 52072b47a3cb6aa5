import { expect, test } from "@playwright/test";
import { portalLink } from "../open-portal.ts";

test("a tenant without a server just looks, sees a request come in, and reads what was changed", async ({
  page,
}) => {
  await page.goto(await portalLink(`kedai-${crypto.randomUUID()}`));
  await page.getByRole("link", { name: "Add endpoint" }).first().click();
  await page.getByRole("radio", { name: "Just look" }).check({ force: true });
  await expect(page.getByLabel("URL")).toHaveCount(0);
  await page.getByRole("button", { name: "Add endpoint" }).click();
  const arrived = page.getByRole("region", { name: "What arrived" });
  await expect(arrived.getByText("Nothing has arrived yet.")).toBeVisible();

  await page.getByRole("button", { name: "Send test" }).click();
  await page.getByRole("menuitem", { name: /order\.created/ }).click();
  const request = arrived.getByRole("listitem").first();
  await expect(request).toContainText("POST");
  await request.getByText("POST", { exact: true }).click();
  await expect(request.getByText("webhook-signature", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Disable" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Disable" }).click();
  await page.getByRole("link", { name: "Activity" }).click();
  const activity = page.getByRole("list", { name: "Activity" });
  await expect(activity.getByText("Endpoint disabled")).toBeVisible();
  await expect(activity.getByText("Endpoint added")).toBeVisible();
  await expect(activity.getByText("in this portal").first()).toBeVisible();
});
