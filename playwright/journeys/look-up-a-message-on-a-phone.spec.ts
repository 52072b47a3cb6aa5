import { expect, type Page, test } from "@playwright/test";
import { callApi } from "../call-api.ts";
import { portalLink } from "../open-portal.ts";
import { signIn } from "../sign-in.ts";

test.use({ viewport: { width: 390, height: 844 } });

const longName = `Kopi ${"Kita ".repeat(39)}☕`;
let uid: string;
let id: string;

test.beforeAll(async () => {
  uid = `saku-${crypto.randomUUID()}`;
  await callApi("POST", "app", JSON.stringify({ name: longName, uid }));
  const payload = { note: "x".repeat(300), order: { id: 1042 } };
  const event = { eventType: `order.${"long_".repeat(20)}created`, payload };
  ({ id } = await callApi<{ id: string }>("POST", `app/${uid}/msg`, JSON.stringify(event)));
});

test("an operator reads the list and a message without scrolling sideways", async ({ page }) => {
  await signIn(page);
  const row = page.locator(`[data-row="${id}"]`);
  await expect(row).toBeVisible();
  await expectNoSidewaysScroll(page);

  await row.click();
  const panel = page.getByRole("complementary", { name: "Open message" });
  await expect(panel.getByRole("heading", { level: 1 })).toBeFocused();
  await expectNoSidewaysScroll(page);
  // The list lies under it: neither keys nor a screen reader reach it.
  await expect(page.locator("[inert]").filter({ has: row })).toHaveCount(1);

  await panel.getByRole("button", { name: "Close" }).click();
  await expect(row).toBeFocused();
});

test("an operator reaches the pages through the drawer", async ({ page }) => {
  await signIn(page);
  const log = page.url();
  await page.goto(`${log}/${id}`);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Open navigation" }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Messages" }).click();
  await expect(page).toHaveURL(log);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.locator(`[data-row="${id}"]`)).toBeVisible();
});

test("a tenant reads the log and a message without scrolling sideways", async ({ page }) => {
  await page.goto(await portalLink(uid));
  await expect(page.getByRole("heading", { name: "No endpoint yet" })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.getByRole("link", { name: "Logs" }).click();
  await page.locator(`a[href$="${id}"]`).click();
  await expect(page.getByRole("region", { name: "Payload" })).toBeVisible();
  await expectNoSidewaysScroll(page);
});

/** Neither the page nor what scrolls in it up and down is wider than it shows. */
async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wider = await page.evaluate<string[]>(`
    [document.documentElement, ...document.querySelectorAll("main, main > *, main > * > *, aside")]
      .filter((element) => element.scrollWidth > element.clientWidth)
      .filter((element) => getComputedStyle(element).overflowX !== "hidden")
      .map((element) => element.outerHTML.slice(0, 120))`);
  expect(wider).toEqual([]);
}
