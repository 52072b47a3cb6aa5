import { join } from "node:path";
import { type BrowserContextOptions, type Page, test } from "@playwright/test";
import { dashboardPages, dashboardPagesOf, portalPages } from "../every-page.ts";
import { installation } from "../installation.ts";
import { portalLink } from "../open-portal.ts";
import { settled } from "../settled.ts";
import { signIn } from "../sign-in.ts";
import { type Filled, fillShop } from "./fill-shop.ts";

const wide = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const looks: Record<string, BrowserContextOptions> = {
  "wide-light": { ...wide, colorScheme: "light" },
  "wide-dark": { ...wide, colorScheme: "dark" },
  "phone-light": { ...phone, colorScheme: "light" },
  "phone-dark-ru": { ...phone, colorScheme: "dark", locale: "ru" },
};

let filled: Filled;
test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  filled = await fillShop(browser);
});

for (const [look, options] of Object.entries(looks)) {
  test(`every screen, ${look}`, async ({ browser }) => {
    const { dashboardUrl, shopUrl } = installation();
    const { endpoint, message } = filled;
    const context = await browser.newContext(options);
    const page = await context.newPage();
    for (const path of ["sign-in", "sign-in/forgotten", "sign-up"]) {
      await take(page, `${dashboardUrl}/${path}`, look, path);
    }
    const environment = await signedIn(page, options.locale);
    for (const path of [...dashboardPages.map(([path]) => path), ...dashboardPagesOf(filled)]) {
      await take(page, `${environment}/${path}`, look, `dashboard/${withoutIds(path)}`);
    }
    await page.goto(await portalLink("kopi-kita"));
    await settled(page);
    for (const path of [...portalPages(endpoint), `messages/${message}`]) {
      await take(page, `${dashboardUrl}/portal/${path}`, look, `portal/${withoutIds(path) || "endpoints"}`);
    }
    await page.goto(`${shopUrl}/m/kopi-kita/webhooks`);
    await settled(page.frameLocator("iframe"));
    await shoot(page, look, "shop/webhooks");
    await context.close();
  });
}

/** The form speaks the browser's language, which the journeys' way to sign in does not. */
async function signedIn(page: Page, locale: string | undefined): Promise<string> {
  const { origin } = new URL(installation().dashboardUrl);
  const speak = (value: string) =>
    page.context().addCookies([{ name: "posthorn_locale", value, url: origin }]);
  await speak("en");
  const environment = await signIn(page);
  if (locale) await speak(locale);
  return environment;
}

async function take(page: Page, url: string, look: string, name: string): Promise<void> {
  await page.goto(url);
  await settled(page);
  await shoot(page, look, name);
}

async function shoot(page: Page, look: string, name: string): Promise<void> {
  const file = `${name.replaceAll("/", "-")}.png`;
  await page.screenshot({ path: join("screenshots", look, file), animations: "disabled" });
}

function withoutIds(path: string): string {
  return path.replace(/(app|ep|msg)_\w+/, "one");
}
