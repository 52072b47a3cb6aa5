import { expect, test } from "@playwright/test";
import { callApi } from "../call-api.ts";
import { portalLink } from "../open-portal.ts";

const url = (uid: string) => `https://${uid}.example/hooks`;

async function buildTenant(): Promise<{ uid: string; endpoint: string }> {
  const uid = `toko-${crypto.randomUUID()}`;
  await portalLink(uid);
  const { id } = await callApi<{ id: string }>(
    "POST",
    `app/${uid}/endpoint`,
    JSON.stringify({ url: url(uid) }),
  );
  return { uid, endpoint: id };
}

test("two tenants see their own endpoints, and not each other's", async ({ browser }) => {
  const [kopi, sen] = [await buildTenant(), await buildTenant()];
  for (const [mine, theirs] of [
    [kopi, sen],
    [sen, kopi],
  ] as const) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(await portalLink(mine.uid));
    await expect(page.getByRole("link", { name: new RegExp(url(mine.uid)) })).toBeVisible();
    await expect(page.getByText(url(theirs.uid))).toHaveCount(0);
    await page.goto(`${new URL(page.url()).origin}/portal/endpoints/${theirs.endpoint}`);
    await expect(page.getByText("It is not here")).toBeVisible();
    await expect(page.getByText(url(theirs.uid))).toHaveCount(0);
    await context.close();
  }
});

test("a tenant that may only look is offered nothing to change", async ({ page }) => {
  const { uid, endpoint } = await buildTenant();
  await page.goto(await portalLink(uid, { readOnly: true }));
  await expect(page.getByRole("link", { name: new RegExp(url(uid)) })).toBeVisible();
  await expect(page.getByRole("link", { name: "Add endpoint" })).toHaveCount(0);

  await page.getByRole("link", { name: new RegExp(url(uid)) }).click();
  await expect(page.getByRole("heading", { name: url(uid) })).toBeVisible();
  await expect(page.getByRole("region", { name: "Settings" }).getByText("none of its own")).toBeVisible();
  for (const name of ["Send test", "More actions", "Rotate", "Show secret", "Change", "Recover…"]) {
    await expect(page.getByRole("button", { name })).toHaveCount(0);
  }
  const { origin } = new URL(page.url());
  for (const path of ["new", `${endpoint}/edit`]) {
    await page.goto(`${origin}/portal/endpoints/${path}`);
    await expect(page.getByText("Your session may not do this")).toBeVisible();
  }
});

test("a tenant changes limits and headers, and a credential is never shown again", async ({ page }) => {
  const { uid, endpoint } = await buildTenant();
  await page.goto(await portalLink(uid));
  await page.getByRole("link", { name: new RegExp(url(uid)) }).click();
  await page.getByRole("button", { name: "Change", exact: true }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel("Messages a second at most").fill("10");
  await dialog.getByRole("button", { name: "Add header" }).click();
  await dialog.getByRole("textbox", { name: "Name of header 1" }).fill("Authorization");
  await dialog.getByRole("textbox", { name: "Value of header 1" }).fill("Bearer hunter2");
  await dialog.getByLabel("Properties").fill('{"branch":"hanoi"}');
  await dialog.getByRole("button", { name: "Save" }).click();

  const settings = page.getByRole("region", { name: "Settings" });
  await expect(settings.getByText("10 a second")).toBeVisible();
  await expect(settings.getByText(/Authorization: •+/)).toBeVisible();
  await expect(settings.getByText('{"branch":"hanoi"}')).toBeVisible();
  await expect(page.getByText("hunter2")).toHaveCount(0);

  await page.getByRole("button", { name: "Change", exact: true }).click();
  await dialog.getByLabel("Messages a second at most").fill("");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(settings.getByText("none of its own")).toBeVisible();
  const headers = await callApi("GET", `app/${uid}/endpoint/${endpoint}/headers`);
  expect(headers).toEqual({ headers: {}, sensitive: ["Authorization"] });
});
