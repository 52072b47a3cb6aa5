import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "packages/**/*.test.ts",
      "apps/**/*.test.{ts,tsx}",
      "bench/**/*.test.ts",
      "docs/**/*.test.ts",
      "prisma/**/*.test.ts",
    ],
    exclude: ["**/node_modules/**", "**/dist/**", "**/generated/**", "**/*.whole.test.ts"],
    globalSetup: ["packages/testing/src/global-setup.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    // Two cores, which Postgres shares: more workers only wait for each other.
    pool: "forks",
    maxWorkers: 2,
  },
});
