import { expect, type Page, test } from "@playwright/test";
import { callApi } from "../call-api.ts";
import { dashboardPages, portalPages } from "../every-page.ts";
import { installation } from "../installation.ts";
import { type Locale, locales, messagesOf } from "../messages-of.ts";
import { portalLink } from "../open-portal.ts";
import { signIn } from "../sign-in.ts";
import { type Receiver, startReceiver } from "../start-receiver.ts";

const uid = `bahasa-${crypto.randomUUID()}`;
let receiver: Receiver;
let endpoint: { id: string };
let message: { id: string };

test.beforeAll(async () => {
  receiver = await startReceiver(500);
  await callApi("POST", "app", JSON.stringify({ name: "Nhà hàng Sen ☕", uid }));
  const fields = { url: receiver.url, retrySchedule: [3_600] };
  endpoint = await callApi("POST", `app/${uid}/endpoint`, JSON.stringify(fields));
  const event = { eventType: "order.created", payload: { order: 1042 } };
  message = await callApi("POST", `app/${uid}/msg`, JSON.stringify(event));
});
test.afterAll(() => receiver.close());

for (const locale of locales) {
  const messages = messagesOf(locale);
  const told = (file: string, key: string) => messages.get(file)?.get(key) ?? `${file}.${key} is missing`;

  test(`an operator reads every page in ${locale}`, async ({ page }) => {
    test.setTimeout(240_000);
    const complaints = complaintsOf(page);
    const environment = await signIn(page);
    const { origin } = new URL(environment);
    await page.context().addCookies([{ name: "posthorn_locale", value: locale, url: origin }]);
    for (const [path, file] of dashboardPages) {
      await page.goto(`${environment}/${path}`);
      await expect(page, path).toHaveTitle(new RegExp(`^${literally(told(file, "title"))} `));
      await expectSpoken(page, locale);
    }
    await page.goto(`${environment}/messages/${message.id}`);
    await expect(page.getByRole("region", { name: told("payload", "title") })).toBeVisible();
    await expect(page.getByRole("button", { name: /500/ })).toBeVisible();
    await expectSpoken(page, locale);
    await page.goto(`${environment}/nothing`);
    await expect(page.getByRole("heading", { name: told("errors", "notFoundTitle") })).toBeVisible();
    expect(complaints).toEqual([]);
  });

  test(`a stranger is asked to sign in in ${locale}`, async ({ browser }) => {
    // Of a language that is not there English is made.
    const context = await browser.newContext({ locale: locale === "en" ? "de-DE" : locale });
    const page = await context.newPage();
    await page.goto(`${installation().dashboardUrl}/sign-in`);
    await expect(page.getByRole("heading", { name: told("sign-in", "title"), exact: true })).toBeVisible();
    await expectSpoken(page, locale);
    await context.close();
  });

  test(`a tenant reads the portal in ${locale}`, async ({ page, context }) => {
    test.setTimeout(150_000);
    const complaints = complaintsOf(page);
    const [address = "", key = ""] = (await portalLink(uid)).split("#");
    const scripts: Promise<string>[] = [];
    page.on("response", (response) => {
      if (response.url().endsWith(".js")) scripts.push(response.text().catch(() => ""));
    });
    // Both ways in which a host asks for a language.
    await page.goto(locale === "ru" ? `${address}&locale=ru#${key}` : `${address}#${key}&locale=${locale}`);
    await expect(
      page.getByRole("link", { name: told("portal", "tabs.endpoints"), exact: true }),
    ).toBeVisible();
    await expect(page.getByRole("link", { name: new RegExp(literally(receiver.url)) })).toBeVisible();
    await expectSpoken(page, locale);
    const loaded = await Promise.all(scripts);
    const isLoaded = (one: Locale) =>
      loaded.some((script) => script.includes(messagesOf(one).get("portal")?.get("deniedTitle") ?? "\0"));
    expect(locales.filter(isLoaded)).toEqual([locale]);

    // The next pages keep the language, though their addresses do not say it.
    await page.getByRole("link", { name: told("portal", "tabs.messages"), exact: true }).click();
    await page.locator(`a[href$="${message.id}"]`).click();
    await expect(page.getByRole("region", { name: told("deliveries", "title") })).toBeVisible();
    await expect(page.getByRole("button", { name: /500/ })).toBeVisible();
    await expectSpoken(page, locale);
    await page.reload();
    await expect(page.getByRole("region", { name: told("payload", "title") })).toBeVisible();
    for (const path of portalPages(endpoint.id)) {
      await page.goto(`${installation().dashboardUrl}/portal/${path}`);
      await expect(page.getByRole("heading").first()).toBeVisible();
      await expectSpoken(page, locale);
    }
    expect(complaints).toEqual([]);
    expect(await context.cookies()).toEqual([]);
  });
}

test("an operator chooses the language in the account menu, and keeps it", async ({ page }) => {
  const told = (key: string) => messagesOf("ru").get("shell")?.get(key) ?? "";
  await signIn(page);
  await page.getByRole("button", { name: /Account of/ }).click();
  await page.getByRole("menuitemradio", { name: "Русский" }).click();
  await expect(page.getByRole("link", { name: told("messages") })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "ru");
  await page.reload();
  await expect(page.getByRole("link", { name: told("messages") })).toBeVisible();
  const kept = (await page.context().cookies()).find(({ name }) => name === "posthorn_locale");
  expect(kept).toMatchObject({ value: "ru", sameSite: "Lax", path: "/" });
  expect(kept?.expires).toBeGreaterThan(Date.now() / 1_000 + 364 * 86_400);
});

/** The page says which language it speaks, and shows no key in place of a text. */
async function expectSpoken(page: Page, locale: Locale): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", new RegExp(`^${locale}\\b`));
  const shown = await page.evaluate<string>(
    `[document.body.innerText, ...[...document.querySelectorAll("[aria-label], [title], [placeholder]")].map(
      (one) => ["aria-label", "title", "placeholder"].map((name) => one.getAttribute(name)).join(" "),
    )].join(" ")`,
  );
  const keys = [...messagesOf("en")].flatMap(([file, flat]) => {
    const noun = file.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    return [...flat.keys()].map((key) => `${noun}.${key}`);
  });
  expect(keys.filter((key) => shown.includes(key))).toEqual([]);
}

/** What next-intl says of messages that are not there or lack a parameter. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (said) => {
    if (/MISSING_MESSAGE|FORMATTING_ERROR|INVALID_MESSAGE|ENVIRONMENT_FALLBACK/.test(said.text())) {
      complaints.push(said.text());
    }
  });
  return complaints;
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
