import { expect, test } from "@playwright/test";
import { installation } from "../installation.ts";
import { signIn } from "../sign-in.ts";

test("a new environment leads to a delivered message, seen as it arrives", async ({ page }) => {
  const { apiUrl } = installation();
  await signIn(page);
  await page.getByRole("link", { name: "Getting started" }).click();
  const make = page.getByRole("button", { name: "Make an inspector" });
  await expect(make.or(page.getByText(`${apiUrl}/inspect/`))).toBeVisible();
  if (await make.isVisible()) await make.click();
  await page.getByRole("button", { name: "Put a key into the code" }).click();
  await page.getByRole("tab", { name: "curl" }).click();
  const code = await page.getByRole("tabpanel").getByRole("code").textContent();
  const token = /Bearer (sk_[\w-]{43})"/.exec(code ?? "")?.[1];
  expect(token).toBeDefined();

  const order = crypto.randomUUID();
  const published = await fetch(`${apiUrl}/api/v1/app/first-customer/msg`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ eventType: "order.created", payload: { order } }),
  });
  expect(published.status).toBe(202);
  const requests = page.getByRole("list", { name: "Requests, the newest first" });
  await expect(requests.getByText(order).first()).toBeVisible();
});

test("a key is shown once, rotated with an overlap, and revoked", async ({ page }) => {
  const name = `Journey ${crypto.randomUUID().slice(0, 8)}`;
  await signIn(page);
  await page.getByRole("link", { name: "API keys" }).click();
  await page.getByRole("button", { name: "Create key" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByRole("alertdialog").getByRole("button", { name: "Create key" }).click();
  const shown = page.getByRole("dialog", { name: "Your new key" });
  await expect(shown.getByText(/^sk_[\w-]{43}$/)).toBeVisible();
  await shown.getByRole("button", { name: "I have kept it" }).click();

  const menu = page.getByRole("button", { name: `Actions for ${name}` });
  await menu.click();
  await page.getByRole("menuitem", { name: "Rotate" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Rotate" }).click();
  await shown.getByRole("button", { name: "I have kept it" }).click();
  const old = page.getByRole("row").filter({ hasText: name }).filter({ hasText: "In force, ends" });
  await expect(old).toHaveCount(1);

  await menu.first().click();
  await page.getByRole("menuitem", { name: "Revoke" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("row").filter({ hasText: name }).filter({ hasText: "Revoked" })).toHaveCount(1);

  await page.getByRole("link", { name: "Audit log" }).click();
  await expect(page.getByText("api_key.revoke").first()).toBeVisible();
});
