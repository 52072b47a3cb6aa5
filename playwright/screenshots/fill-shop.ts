import { type Browser, expect } from "@playwright/test";
import { callApi } from "../call-api.ts";
import { installation } from "../installation.ts";

/** What the pages of one thing are taken of. */
export type Filled = { application: string; endpoint: string; message: string };

const merchant = "kopi-kita";
const enoughFailures = 8;

/** Lets the demo shop work for a while, with one of its merchants' systems failing. */
export async function fillShop(browser: Browser): Promise<Filled> {
  const { shopUrl } = installation();
  const page = await browser.newPage();
  await page.goto(`${shopUrl}/systems/crm`);
  await page.getByRole("button", { name: /^Fails/ }).click();
  await page.getByRole("button", { name: "Start demo traffic" }).click();
  let messages: string[] = [];
  await expect
    .poll(
      async () => {
        messages = await failedMessages();
        return messages.length;
      },
      { timeout: 180_000 },
    )
    .toBeGreaterThanOrEqual(enoughFailures);
  await page.getByRole("button", { name: "Stop demo traffic" }).click();
  await page.close();
  const { id: application } = await callApi<{ id: string }>("GET", `app/${merchant}`);
  const { id: endpoint } = await callApi<{ id: string }>("GET", `app/${merchant}/endpoint/demo-crm`);
  return { application, endpoint, message: messages[0] ?? "" };
}

async function failedMessages(): Promise<string[]> {
  const path = `app/${merchant}/attempt/endpoint/demo-crm?status=2&limit=100`;
  const { data } = await callApi<{ data: { msgId: string }[] }>("GET", path);
  return [...new Set(data.map(({ msgId }) => msgId))];
}
