import { expect, type Page, test } from "@playwright/test";
import { portalLink } from "../open-portal.ts";
import { signIn } from "../sign-in.ts";

test.use({ colorScheme: "dark" });

test("dashboard and portal are dark where the system is, from the first paint", async ({ page }) => {
  await noteFirstTheme(page);
  await signIn(page);
  await expectDark(page);
  await page.goto(await portalLink(`malam-${crypto.randomUUID()}`));
  await expect(page.getByRole("heading", { name: "No endpoint yet" })).toBeVisible();
  await expectDark(page);

  // The system may change while the page is open.
  await page.emulateMedia({ colorScheme: "light" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
});

test("an operator who chose light keeps it, until the system shall decide again", async ({ page }) => {
  await signIn(page);
  await choose(page, "Light");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await noteFirstTheme(page);
  await page.reload();
  expect(await firstTheme(page)).toBe("light");
  await choose(page, "Like the system");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expectDark(page);
});

async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Appearance" }).click();
  await page.getByRole("menuitemradio", { name }).click();
  // The menu has to be gone before the button can be pressed again.
  await expect(page.getByRole("menuitemradio", { name })).toHaveCount(0);
}

/** Notes what the page is when its body begins: nothing was painted before. */
async function noteFirstTheme(page: Page): Promise<void> {
  await page.addInitScript(`new MutationObserver((_, observer) => {
    if (!document.body) return;
    window.firstTheme = document.documentElement.dataset.theme;
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true })`);
}

const firstTheme = (page: Page) => page.evaluate("window.firstTheme");

async function expectDark(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  expect(await firstTheme(page)).toBe("dark");
  const background = await page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
  // Chromium says it as lab(lightness …), from 0 to 100.
  const lightness = Number(/^lab\(([\d.]+)/.exec(background)?.[1] ?? Number.NaN);
  expect(lightness).toBeLessThan(30);
}
