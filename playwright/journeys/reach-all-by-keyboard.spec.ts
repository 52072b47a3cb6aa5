import { expect, test } from "@playwright/test";
import { callApi } from "../call-api.ts";
import { signIn } from "../sign-in.ts";

const uid = `papan-${crypto.randomUUID()}`;

test("the command menu leads to a message, a customer and an action, by keyboard alone", async ({ page }) => {
  const { id: application } = await callApi<{ id: string }>(
    "POST",
    "app",
    JSON.stringify({ name: "Papan Ketik", uid }),
  );
  const event = JSON.stringify({ eventType: "order.created", payload: { order: 1 } });
  const message = await callApi<{ id: string }>("POST", `app/${uid}/msg`, event);
  await signIn(page);

  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "Go to or search" });
  await expect(field).toBeFocused();
  await page.keyboard.insertText(message.id);
  await expect(page.getByRole("option", { name: /Open message/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/messages/${message.id}$`));
  await expect(page.getByRole("region", { name: "Payload" })).toBeVisible();

  // The way back is remembered, and the focus is where it was when the menu is closed.
  const button = page.getByRole("button", { name: "Command menu" });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("group", { name: "Recent" }).getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(field).toHaveCount(0);
  await expect(button).toBeFocused();

  await page.keyboard.press("Control+k");
  await page.keyboard.type(uid);
  const customer = page
    .getByRole("group", { name: "Applications" })
    .getByRole("option", { name: /Papan Ketik/ });
  await expect(customer).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/applications/${application}$`));

  await page.keyboard.press("Control+k");
  await page.keyboard.type("create api key");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alertdialog", { name: "Create an API key" })).toBeVisible();
  await expect(page).toHaveURL(/\/api-keys$/);
});

test("single keys search, move and help, and can be switched off", async ({ page }) => {
  for (const name of ["Papan Satu", "Papan Dua"]) {
    await callApi("POST", "app", JSON.stringify({ name, uid: `papan-${crypto.randomUUID()}` }));
  }
  await signIn(page);
  await page.goto(page.url().replace(/messages$/, "applications?text=Papan+"));
  await expect(page.getByRole("link", { name: "Papan Dua" })).toBeVisible();

  await page.keyboard.press("/");
  const search = page.getByRole("searchbox");
  await expect(search).toBeFocused();
  // In a field they are letters.
  await search.fill("");
  await page.keyboard.type("jk?/");
  await expect(search).toHaveValue("jk?/");
  await search.blur();

  await page.keyboard.press("j");
  await expect(page.getByRole("row").nth(1).getByRole("link").first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("row").nth(2).getByRole("link").first()).toBeFocused();
  await page.keyboard.press("k");
  await expect(page.getByRole("row").nth(1).getByRole("link").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/applications\/app_\w+$/);

  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(help).toBeVisible();
  await help.getByRole("switch", { name: /Single-key shortcuts/ }).press("Space");
  await page.keyboard.press("Escape");
  await expect(help).toHaveCount(0);
  await page.keyboard.press("?");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Go to or search" })).toBeVisible();
  await expect(help).toHaveCount(0);
});
