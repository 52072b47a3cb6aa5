import { expect, test } from "@playwright/test";
import { callApi } from "../call-api.ts";
import { installation } from "../installation.ts";
import { portalLink } from "../open-portal.ts";
import { signIn } from "../sign-in.ts";

test("a filter that nothing fits says so, and is cleared with one press", async ({ page }) => {
  const uid = `sepi-${crypto.randomUUID()}`;
  await callApi("POST", "app", JSON.stringify({ name: "Sepi", uid }));
  await signIn(page);
  const log = page.url();
  await page.goto(`${log}?app=${uid}`);
  await expect(page.getByRole("heading", { name: "No message fits" })).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).last().click();
  await expect(page).toHaveURL(log);

  await page.goto(`${log}?text=msg_nowhere`);
  await expect(page.getByRole("heading", { name: "No message has this id" })).toBeVisible();
});

test("what is not there, or belongs to somebody else, is a page with a way on", async ({ page }) => {
  await signIn(page);
  const log = page.url();
  await page.goto(`${log}/msg_2ZCRQkyXVTGXuN4gDXvDmyRSWPb`);
  await expect(page.getByRole("heading", { name: "It is not here" })).toBeVisible();

  const { dashboardUrl } = installation();
  await page.goto(`${dashboardUrl}/env_2ZCRQkyXVTGXuN4gDXvDmyRSWPb/messages`);
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { level: 1, name: "Nothing is here" })).toBeVisible();
  await main.getByRole("link", { name: "Go to the start" }).click();
  await expect(page).toHaveURL(/\/(overview|getting-started)$/);
});

test("the messages of a deleted customer stay readable, and cannot be resent", async ({ page }) => {
  const uid = `tutup-${crypto.randomUUID()}`;
  const { id } = await callApi<{ id: string }>("POST", "app", JSON.stringify({ name: "Tutup", uid }));
  const event = JSON.stringify({ eventType: "order.created", payload: { order: 1 } });
  const message = await callApi<{ id: string }>("POST", `app/${uid}/msg`, event);
  await callApi("DELETE", `app/${uid}`);
  await signIn(page);
  await page.goto(`${page.url()}?app=${id}`);
  await page.locator(`[data-row="${message.id}"]`).click();
  const detail = page.getByRole("article", { name: "Message" });
  await expect(detail.getByText("deleted application")).toBeVisible();
  await expect(detail.getByText("Nobody subscribed")).toBeVisible();
  await expect(detail.getByRole("button", { name: /Resend|Try now/ })).toHaveCount(0);
});

test("a tenant without messages, and one who may not, are told why", async ({ page }) => {
  const uid = `baru-${crypto.randomUUID()}`;
  await page.goto(await portalLink(uid));
  await page.getByRole("link", { name: "Logs" }).click();
  await expect(page.getByRole("heading", { name: "No messages yet" })).toBeVisible();

  await page.goto(await portalLink(uid, { capabilities: ["ViewBase"] }));
  await expect(page.getByText("your session may only look")).toBeVisible();
  await page.goto(`${installation().dashboardUrl}/portal/endpoints/new`);
  await expect(page.getByRole("heading", { name: "Your session may not do this" })).toBeVisible();
  await page.getByRole("link", { name: "Go to the endpoints" }).click();
  await expect(page.getByRole("heading", { name: "No endpoint yet" })).toBeVisible();
});

test("who comes without a link is told where to get one", async ({ page }) => {
  await page.goto(`${installation().dashboardUrl}/portal`);
  const title = "Open this page from the product you use";
  await expect(page.getByRole("main").getByRole("heading", { level: 1, name: title })).toBeVisible();
});
