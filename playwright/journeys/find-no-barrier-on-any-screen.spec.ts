import AxeBuilder from "@axe-core/playwright";
import { type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import { callApi } from "../call-api.ts";
import { dashboardPages, dashboardPagesOf, portalPages } from "../every-page.ts";
import { installation } from "../installation.ts";
import { portalLink } from "../open-portal.ts";
import { settled } from "../settled.ts";
import { signIn } from "../sign-in.ts";
import { type Receiver, startReceiver } from "../start-receiver.ts";

const uid = `barrier-${crypto.randomUUID()}`;
let receiver: Receiver;
let application: { id: string };
let endpoint: { id: string };
let message: { id: string };

test.beforeAll(async () => {
  receiver = await startReceiver(500);
  application = await callApi("POST", "app", JSON.stringify({ name: "Пельменная «У дома»", uid }));
  const fields = { url: receiver.url, retrySchedule: [3_600] };
  endpoint = await callApi("POST", `app/${uid}/endpoint`, JSON.stringify(fields));
  const event = { eventType: "order.created", payload: { order: { id: 1042, lines: [{ dish: "борщ" }] } } };
  message = await callApi("POST", `app/${uid}/msg`, JSON.stringify(event));
});
test.afterAll(() => receiver.close());

const looks: Record<string, BrowserContextOptions> = {
  "wide and light": { viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  "on a phone and dark": { viewport: { width: 390, height: 844 }, colorScheme: "dark", hasTouch: true },
};

for (const [name, look] of Object.entries(looks)) {
  test(`axe finds nothing serious in the dashboard, ${name}`, async ({ browser }) => {
    test.setTimeout(300_000);
    const context = await browser.newContext(look);
    const page = await context.newPage();
    const { dashboardUrl } = installation();
    const barriers: string[] = [];
    for (const path of ["sign-in", "sign-in/forgotten", "sign-up"]) {
      barriers.push(...(await barriersAt(page, `${dashboardUrl}/${path}`)));
    }
    const environment = await signIn(page);
    const ofOne = dashboardPagesOf({
      application: application.id,
      endpoint: endpoint.id,
      message: message.id,
    });
    for (const path of [...dashboardPages.map(([path]) => path), ...ofOne]) {
      barriers.push(...(await barriersAt(page, `${environment}/${path}`)));
    }
    await context.close();
    expect(barriers).toEqual([]);
  });

  test(`axe finds nothing serious in the portal and the widget, ${name}`, async ({ browser }) => {
    test.setTimeout(180_000);
    const context = await browser.newContext(look);
    const page = await context.newPage();
    const { dashboardUrl, shopUrl } = installation();
    await page.goto(await portalLink(uid));
    await settled(page);
    const barriers: string[] = [];
    for (const path of [...portalPages(endpoint.id), `messages/${message.id}`]) {
      barriers.push(...(await barriersAt(page, `${dashboardUrl}/portal/${path}`)));
    }
    await page.goto(`${shopUrl}/m/kopi-kita/webhooks`);
    await settled(page.frameLocator("iframe"));
    // To axe the page behind a see-through frame is white: its colours were looked at above.
    barriers.push(...(await barriersOf(page, ["color-contrast"])));
    await context.close();
    expect(barriers).toEqual([]);
  });
}

async function barriersAt(page: Page, url: string): Promise<string[]> {
  await page.goto(url);
  await settled(page);
  return barriersOf(page);
}

/** What WCAG 2.2 AA calls serious or critical on the page as it is, in words. */
async function barriersOf(page: Page, except: string[] = []): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .disableRules(except)
    .analyze();
  const { pathname } = new URL(page.url());
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, html }) => `${pathname}: ${help} (${id}) at ${target.join(" ")}: ${html.slice(0, 200)}`,
      ),
    );
}
