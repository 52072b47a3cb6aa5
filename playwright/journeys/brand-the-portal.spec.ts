import { expect, type Page, test } from "@playwright/test";
import { portalLink } from "../open-portal.ts";
import { signIn } from "../sign-in.ts";

// What a logo from anywhere may try: an image runs nothing of it.
const hostileLogo = `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="32" onload="parent.wasRun = true">
  <script>top.wasRun = true; parent.wasRun = true; alert(1)</script>
  <rect width="96" height="32" rx="6" fill="#0f766e"/>
</svg>`;

test("an operator sets the look, and a tenant's portal has it", async ({ page, browser }) => {
  await signIn(page);
  const look = page.url().replace(/\/env_(\w+)\/.*$/, "/env_$1/settings/look");
  await page.goto(look);
  await page.getByLabel("Name").fill("Kopi Kita ☕");
  await page.getByLabel("Choose an image").setInputFiles({
    name: "logo.svg",
    mimeType: "image/svg+xml",
    buffer: Buffer.from(hostileLogo),
  });
  const light = page.getByRole("group", { name: "Light" });
  const accent = light.getByLabel("Accent", { exact: true });

  // Contrast is counted while one types; what is poor is saved only knowingly.
  await accent.fill("#fde6");
  await expect(light.getByText("Write a colour such as #0f766e.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save look" })).toBeDisabled();
  await accent.fill("#fde68a");
  await expect(light.getByText("1.19, hard to read")).toBeVisible();
  await page.getByRole("button", { name: "Save look" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("Light: Accent on background, 1.19");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await accent.fill("#0f766e");
  await expect(light.getByText("hard to read")).toHaveCount(0);
  await page.getByRole("textbox", { name: "Corners, in pixels" }).fill("12");

  // The preview has the portal's own parts, in this look before it is saved.
  await page.getByRole("radio", { name: "Page of its own" }).click();
  const preview = page.frameLocator('iframe[title="Preview: Light"]');
  await expect(preview.getByText("Kopi Kita ☕")).toBeVisible();
  await expect(preview.getByText("https://kopi.example/hooks")).toBeVisible();
  await expect(preview.locator("html")).toHaveCSS("--accent", "#0f766e");
  await expect(page.frameLocator('iframe[title="Preview: Dark"]').locator("html")).toHaveAttribute(
    "data-theme",
    "dark",
  );

  await page.getByRole("button", { name: "Save look" }).click();
  await expect(page.getByText("The look is saved")).toBeVisible();

  const tenant = await browser.newPage();
  const dialogs: string[] = [];
  tenant.on("dialog", (opened) => dialogs.push(opened.message()));
  await tenant.goto(await portalLink(`kopi-${crypto.randomUUID()}`));
  await expect(tenant.getByText("Kopi Kita ☕")).toBeVisible();
  await expect(tenant).toHaveTitle("Kopi Kita ☕ · Webhooks");
  await expect(tenant.locator("html")).toHaveCSS("--accent", "#0f766e");
  await expect(tenant.locator("html")).toHaveCSS("--radius", "12px");
  await expectLogoShown(tenant);
  expect(await tenant.evaluate("window.wasRun")).toBeUndefined();
  expect(dialogs).toEqual([]);
  await tenant.getByRole("link", { name: "Logs" }).click();
  await expect(tenant.getByRole("heading", { name: "No messages yet" })).toBeVisible();
  await expect(tenant).toHaveTitle("Kopi Kita ☕ · Webhooks");
  await tenant.close();

  await page.getByRole("button", { name: "Reset to Posthorn’s own" }).click();
  await page.getByRole("button", { name: "Save look" }).click();
  await expect(page.getByLabel("Name")).toHaveValue("");
});

test("origins that may embed the portal are checked before they are saved", async ({ page }) => {
  await signIn(page);
  await page.goto(page.url().replace(/\/env_(\w+)\/.*$/, "/env_$1/settings/look"));
  await expect(page.getByText("Every https page may show it")).toBeVisible();
  const origins = page.getByLabel("Allowed embed origins");
  const save = page.getByRole("button", { name: "Save origins" });
  await origins.fill("shop.example");
  await save.click();
  await expect(page.getByText("These are no origins: shop.example")).toBeVisible();

  // Of an address that is pasted whole, the origin counts; this installation's shop stays allowed.
  await origins.fill("https://Shop.example/settings/webhooks\nhttp://localhost:3100");
  await save.click();
  await expect(page.getByText("2 origins may show the portal.")).toBeVisible();
  await expect(origins).toHaveValue("https://shop.example\nhttp://localhost:3100");
  await origins.fill("");
  await save.click();
  await expect(page.getByText("Every https page may show the portal.")).toBeVisible();
});

/** Loaded and drawn, not only there. */
async function expectLogoShown(page: Page): Promise<void> {
  const logo = page.locator('img[src^="data:image/svg+xml;base64,"]');
  await expect(logo).toBeVisible();
  await expect(logo).not.toHaveJSProperty("naturalWidth", 0);
}
