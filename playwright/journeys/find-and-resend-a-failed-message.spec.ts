import { expect, test } from "@playwright/test";
import { callApi } from "../call-api.ts";
import { installation } from "../installation.ts";
import { signIn } from "../sign-in.ts";
import { type Receiver, startReceiver } from "../start-receiver.ts";

let receiver: Receiver;
let uid: string;

test.beforeAll(async () => {
  receiver = await startReceiver(500);
  uid = `warung-${crypto.randomUUID()}`;
  await callApi("POST", "app", JSON.stringify({ name: "Warung Ibu", uid }));
  const endpoint = { url: receiver.url, retrySchedule: [0.1] };
  await callApi("POST", `app/${uid}/endpoint`, JSON.stringify(endpoint));
});
test.afterAll(() => receiver.close());

const payload = '{"table":{"id":12345678901234567890,"price":1.10},"2":"two","1":"one"}';
const publish = () =>
  callApi<{ id: string }>("POST", `app/${uid}/msg`, `{"eventType":"table.freed","payload":${payload}}`);

test("an operator finds why a customer got nothing, and resends it", async ({ page }) => {
  const refused = await publish();
  await signIn(page);

  const row = page.locator(`[data-row="${refused.id}"]`);
  await expect(row).toContainText("failed");
  await row.click();
  await expect(page).toHaveURL(new RegExp(`message=${refused.id}`));

  const detail = page.getByRole("article", { name: "Message" });
  await expect(detail.getByRole("heading", { name: "table.freed" })).toBeVisible();
  await expect(detail.getByText("All tries are used up")).toBeVisible();
  await detail.getByRole("button", { name: /Answered 500 Internal Server Error.*Try 1/ }).click();
  await expect(detail.getByText("no table is free")).toBeVisible();
  await expect(detail.getByText("webhook-signature")).toBeVisible();

  // What was sent is shown to the digit.
  await expect(detail.getByText("12345678901234567890")).toBeVisible();
  await expect(detail.getByText("1.10", { exact: true })).toBeVisible();

  receiver.answer(204);
  await detail.getByRole("button", { name: "Resend to 1 failed" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText(receiver.url);
  await dialog.getByRole("button", { name: "Resend" }).click();

  await expect(detail.getByText("By hand")).toBeVisible();
  await expect(detail.getByRole("button", { name: /Answered 204/ })).toBeVisible();
  await expect(row).toContainText("delivered");
  expect(receiver.bodies).toEqual([payload, payload, payload]);
});

test("new messages wait until they are asked for, and states change in place", async ({ page }) => {
  await signIn(page);
  await expect(page.getByRole("button", { name: /Live/ })).toContainText("Live");
  await expect(page.locator("[data-row]").first()).toBeVisible();
  const before = await page.locator("[data-row]").count();

  const message = await publish();
  await page.getByRole("button", { name: "1 new" }).click();
  await expect(page.locator("[data-row]")).toHaveCount(before + 1);
  await expect(page.locator(`[data-row="${message.id}"]`)).toContainText("delivered");
});

test("keys lead through the log, and the address tells where one is", async ({ page }) => {
  const older = await publish();
  const newer = await publish();
  await signIn(page);
  await page.locator(`[data-row="${newer.id}"]`).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`message=${newer.id}`));
  const panel = page.getByRole("complementary", { name: "Open message" });
  await expect(panel.getByRole("heading", { level: 1 })).toBeFocused();
  await page.keyboard.press("j");
  await expect(page).toHaveURL(new RegExp(`message=${older.id}`));
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/messages$/);
  await expect(page.locator(`[data-row="${older.id}"]`)).toBeFocused();

  await page.keyboard.press("/");
  await page.keyboard.type(newer.id);
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-row]")).toHaveCount(1);
  await page.reload();
  await expect(page.locator(`[data-row="${newer.id}"]`)).toBeVisible();
  await page.goBack();
  await expect(page.locator(`[data-row="${older.id}"]`)).toBeVisible();
});

test("single keys are switched off in the account menu, arrows and Escape stay", async ({ page }) => {
  const message = await publish();
  await signIn(page);
  const search = page.getByRole("searchbox", { name: "Message id or event id" });
  await page.keyboard.press("/");
  await expect(search).toBeFocused();
  await page.getByRole("button", { name: /Account of/ }).click();
  await page.getByRole("menuitemcheckbox", { name: /Single-key shortcuts/ }).click();
  await page.keyboard.press("Escape");
  await page.reload();

  const row = page.locator(`[data-row="${message.id}"]`);
  await row.focus();
  await page.keyboard.press("/");
  await expect(row).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article", { name: "Message" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(row).toBeFocused();
});

test("the chart is zoomed by keyboard, and back undoes it", async ({ page }) => {
  await publish();
  await signIn(page);
  const chart = page.getByRole("slider", { name: "Deliveries over time" });
  await chart.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(chart).toHaveAttribute("aria-valuetext", /delivered/);
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/from=.*to=/);
  await page.goBack();
  await expect(page).toHaveURL(/\/messages$/);
});

test("a payload that is no JSON is shown as it was sent", async ({ page }) => {
  const transformationsParams = {
    rawPayload: "table=7&price=1.10",
    headers: { "content-type": "application/x-www-form-urlencoded" },
  };
  const body = { eventType: "table.freed", payload: {}, transformationsParams };
  const { id } = await callApi<{ id: string }>("POST", `app/${uid}/msg`, JSON.stringify(body));
  await signIn(page);
  await page.goto(`${page.url()}/${id}`);
  const payload = page.getByRole("region", { name: "Payload" });
  await expect(payload.getByText("table=7&price=1.10")).toBeVisible();
  await expect(payload.getByText("application/x-www-form-urlencoded")).toBeVisible();
  await page.getByRole("button", { name: "Copy as" }).click();
  await expect(page.getByRole("menuitem")).toHaveText(["curl"]);
});

test("a test is published once its endpoints were named", async ({ page }) => {
  const schemas = { "1": { type: "object", examples: [{ table: { id: 7 } }] } };
  const eventType = { name: "table.tested", description: "A test", schemas };
  await callApi("PUT", `event-type/${eventType.name}`, JSON.stringify(eventType));
  await signIn(page);
  await page.goto(`${page.url()}?app=${uid}&type=table.tested`);
  await page.getByRole("button", { name: "Publish test" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("This endpoint will be called:");
  await expect(dialog).toContainText(receiver.url);
  await dialog.getByRole("button", { name: "Publish test" }).click();
  const detail = page.getByRole("article", { name: "Message" });
  await expect(detail.getByRole("heading", { name: "table.tested" })).toBeVisible();
  await expect(detail.getByText(receiver.url)).toBeVisible();
});

test("nobody gets in without a password, and out means out", async ({ page, context }) => {
  const { dashboardUrl, operator } = installation();
  await page.goto(`${dashboardUrl}/`);
  await page.getByLabel("E-mail").fill(operator.email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("do not belong together")).toBeVisible();

  await signIn(page);
  const inside = page.url();
  const cookies = await context.cookies();
  await page.getByRole("button", { name: /Account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in$/);

  // The cookie of the ended session opens nothing, even if somebody has kept it.
  await context.addCookies(cookies);
  await page.goto(inside);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});
