import type { Page } from "@playwright/test";
import { installation } from "./installation.ts";

/** Signs the operator in and opens the messages; answers the address of the environment. */
export async function signIn(page: Page): Promise<string> {
  const { dashboardUrl, operator } = installation();
  await page.goto(dashboardUrl);
  await page.getByLabel("E-mail").fill(operator.email);
  await page.getByLabel("Password").fill(operator.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/env_\w+\/(overview|getting-started)$/);
  const environment = page.url().replace(/\/[^/]+$/, "");
  await page.goto(`${environment}/messages`);
  return environment;
}
