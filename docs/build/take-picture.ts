import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { root } from "./generated-files.ts";

// Takes the picture of the README from a demo that `npm start` runs: some traffic, one customer's system failing.
type Credentials = { portalUrl: string; operator: { email: string; password: string } };

const shopUrl = process.argv[2] ?? "http://localhost:3100";
const dataDir = process.argv[3] ?? join(root, ".posthorn");
const trafficMs = 40_000;

const { portalUrl, operator } = JSON.parse(
  await readFile(join(dataDir, "credentials.json"), "utf8"),
) as Credentials;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1440, height: 810 }, colorScheme: "light" });
try {
  await makeTraffic(page);
  await openFailingMessage(page);
  await page.screenshot({ path: join(root, "docs", "images", "messages.png") });
} finally {
  await browser.close();
}

async function makeTraffic(shop: Page): Promise<void> {
  await shop.goto(`${shopUrl}/systems/crm`);
  await shop.getByRole("button", { name: /^Fails/ }).click();
  await shop.getByRole("button", { name: "Start demo traffic" }).click();
  await shop.waitForTimeout(trafficMs);
  await shop.getByRole("button", { name: "Stop demo traffic" }).click();
}

async function openFailingMessage(dashboard: Page): Promise<void> {
  await dashboard.goto(portalUrl);
  await dashboard.getByLabel("E-mail").fill(operator.email);
  await dashboard.getByLabel("Password").fill(operator.password);
  await dashboard.getByRole("button", { name: "Sign in" }).click();
  await dashboard.getByRole("link").filter({ hasText: "retrying" }).first().click();
  await dashboard.getByRole("heading", { name: "Deliveries" }).waitFor();
  await dashboard.waitForLoadState("networkidle");
}
