import { defineConfig } from "@playwright/test";
import journeys from "./playwright.config.ts";

/** `npm run screenshots`: every screen as it looks now, into `screenshots/`. */
export default defineConfig(journeys, {
  testDir: "playwright/screenshots",
  timeout: 600_000,
  use: { trace: "off" },
});
