#!/usr/bin/env node
// Runs on the Node that the machine has, with nothing installed: no dependency, no TypeScript.
import { generateClient } from "./generate-client.mjs";
import { installDependencies } from "./install-dependencies.mjs";
import { runProgram } from "./run-program.mjs";

const programs = {
  start: ["packages/cli/src/main.ts", "start"],
  cli: ["packages/cli/src/main.ts"],
  test: ["packages/cli/src/checks/test.ts"],
  verify: ["packages/cli/src/checks/verify.ts"],
  bench: ["bench/src/main.ts"],
  docs: ["docs/build/generate.ts"],
  screenshots: [
    "node_modules/@playwright/test/cli.js",
    "test",
    "--config",
    "playwright.screenshots.config.ts",
  ],
  generate: [],
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function main([command = "", ...args]) {
  const program = Object.hasOwn(programs, command) ? programs[command] : undefined;
  if (!program) {
    process.stderr.write(`Say what to run: ${Object.keys(programs).join(", ")}.\n`);
    return 2;
  }
  if (Number(process.versions.node.split(".")[0]) < 20) {
    throw new Error(`Posthorn needs Node 20 or newer to begin with; this is ${process.versions.node}.`);
  }
  await installDependencies();
  await generateClient({ isForced: command === "generate" });
  return program.length === 0 ? 0 : runProgram([...program, ...args], { isServer: command === "start" });
}
