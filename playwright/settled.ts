import { expect, type FrameLocator, type Page } from "@playwright/test";

/** Waits until the page runs, says what it is, and nothing in it stands for what is still to come. */
export async function settled(page: Page | FrameLocator): Promise<void> {
  await expect(page.getByRole("heading").first()).toBeVisible();
  const isRunning = () =>
    page
      .locator("a, button")
      .first()
      .evaluate((one) => Object.keys(one).some((key) => key.startsWith("__reactProps")));
  await expect.poll(isRunning).toBe(true);
  await expect(page.locator(".skeleton")).toHaveCount(0);
}
