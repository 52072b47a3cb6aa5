import { defineConfig } from "vitest/config";

/** Tests that install, build and start everything, in minutes: `npm test` runs them once, after the others. */
export default defineConfig({
  test: {
    include: ["packages/**/*.whole.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    testTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    pool: "forks",
    maxWorkers: 1,
  },
});
