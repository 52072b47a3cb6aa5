import { join } from "node:path";
import { type Page, test } from "@playwright/test";
import { installation } from "../installation.ts";
import { settled } from "../settled.ts";
import { signIn } from "../sign-in.ts";
import { type Filled, fillShop } from "./fill-shop.ts";

// Those of docs/images: written beside the others, so that a person looks before one is kept.
test.use({ viewport: { width: 1440, height: 810 }, colorScheme: "light" });

let filled: Filled;
test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  filled = await fillShop(browser);
});

test("the pictures of the README and the guides", async ({ page }) => {
  const { shopUrl } = installation();
  const environment = await signIn(page);
  await page.goto(`${environment}/messages`);
  await page.locator(`a[href*="${filled.message}"]`).first().click();
  await page.getByRole("heading", { name: "Deliveries" }).waitFor();
  await settled(page);
  await keep(page, "messages");
  await page.goto(`${environment}/overview`);
  await settled(page);
  await keep(page, "overview");
  await page.goto(`${environment}/incidents`);
  await settled(page);
  await keep(page, "incidents");
  await page.goto(`${shopUrl}/m/kopi-kita/webhooks`);
  await settled(page.frameLocator("iframe"));
  await keep(page, "widget");
});

async function keep(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join("screenshots", "docs", `${name}.png`), animations: "disabled" });
}
