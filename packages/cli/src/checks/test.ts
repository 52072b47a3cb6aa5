import { spawn } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { modulePath, root } from "../checkout.ts";
import { addTallies, readPlaywrightTally, readVitestTally, type Tally, tallyLine } from "./count-tests.ts";
import { findBrowser } from "./find-browser.ts";

process.exitCode = await test(process.argv.slice(2));

/** Every test, or the files that the arguments name; the last line counts them all. */
async function test(args: string[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "posthorn-tests-"));
  try {
    const tallies = [await runVitest(join(folder, "vitest.json"), args)];
    if (args.length === 0 && hasJourneys()) tallies.push(await runJourneys(folder));
    if (args.length === 0) tallies.push(await runWhole(folder));
    const tally = addTallies(tallies);
    process.stdout.write(`\n${tallyLine(tally)}\n`);
    return tally.failed === 0 ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runVitest(report: string, args: string[]): Promise<Tally> {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run([modulePath("vitest", "vitest.mjs"), "run", ...reporters, ...args]);
  return readVitestTally(report, code);
}

/** A clone of the committed tree, from nothing to its end: last, since it takes longest. */
function runWhole(folder: string): Promise<Tally> {
  process.stdout.write("\nStarting a fresh clone, as each kind of user; this takes minutes …\n");
  return runVitest(join(folder, "whole.json"), ["--config", "vitest.whole.config.ts"]);
}

function hasJourneys(): boolean {
  return (
    globSync("playwright/journeys/*.spec.ts", { cwd: root }).length > 0 &&
    existsSync(join(root, "playwright.config.ts"))
  );
}

async function runJourneys(folder: string): Promise<Tally> {
  const browser = await findBrowser();
  if (browser === undefined) {
    process.stdout.write(
      "No Chromium at /usr/bin/chromium, and none can be installed: the journeys are skipped.\n",
    );
    // On a build machine a browser that is missing is a fault of the machine's set-up, not a choice.
    return { passed: 0, failed: process.env.CI ? 1 : 0, skipped: 1 };
  }
  const report = join(folder, "playwright.json");
  const code = await run([modulePath("@playwright", "test", "cli.js"), "test", "--reporter=list,json"], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return readPlaywrightTally(report, code);
}

function run(args: string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on("error", () => resolve(1));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
