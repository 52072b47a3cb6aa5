import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "playwright/journeys",
  globalSetup: "./playwright/start-installation.ts",
  outputDir: "test-results",
  // One installation, two cores: journeys go one after the other.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  use: {
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    },
  },
});
