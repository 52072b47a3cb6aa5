import { expect, test } from "@playwright/test";
import { callApi } from "../call-api.ts";
import { installation } from "../installation.ts";
import { portalLink } from "../open-portal.ts";

test("a tenant makes a key, whose program subscribes itself and is refused elsewhere, and revokes it", async ({
  page,
}) => {
  const [uid, other] = [`toko-${crypto.randomUUID()}`, `toko-${crypto.randomUUID()}`];
  await portalLink(other);
  await page.goto(await portalLink(uid));
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Create key" }).click();
  await page.getByLabel("Name").fill("Zapier");
  await page.getByRole("alertdialog").getByRole("button", { name: "Create key" }).click();
  const token =
    (await page
      .getByRole("dialog", { name: "Your new key" })
      .getByText(/^appkey_/)
      .textContent()) ?? "";
  await page.getByRole("button", { name: "I have kept it" }).click();
  await expect(page.getByText(token)).toHaveCount(0);
  await expect(page.getByText("never used")).toBeVisible();

  expect(
    await statusOf("POST", `app/${uid}/endpoint`, token, { url: "https://hooks.zapier.example/1" }),
  ).toBe(201);
  expect(await statusOf("GET", `app/${other}/endpoint`, token)).toBe(404);
  expect(await statusOf("POST", `app/${uid}/msg`, token, { eventType: "order.created", payload: {} })).toBe(
    403,
  );
  await page.getByRole("link", { name: "Activity" }).click();
  await expect(page.getByText("with an API key")).toBeVisible();

  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Revoke Zapier" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText("revoked", { exact: true })).toBeVisible();
  await expect.poll(() => statusOf("GET", `app/${uid}/endpoint`, token)).toBe(401);
});

test("a host that lists capabilities without keys hides them", async ({ page }) => {
  const uid = `toko-${crypto.randomUUID()}`;
  await callApi("POST", "app", JSON.stringify({ name: uid, uid }));
  await page.goto(await portalLink(uid, { capabilities: ["ManageEndpoint"] }));
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page.getByRole("heading", { name: "Alerts" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "API keys" })).toHaveCount(0);
});

async function statusOf(method: string, path: string, token: string, body?: object): Promise<number> {
  const response = await fetch(`${installation().apiUrl}/api/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  return response.status;
}
