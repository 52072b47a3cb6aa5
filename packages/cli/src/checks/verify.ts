import { existsSync } from "node:fs";
import { join } from "node:path";
import { modulePath, root } from "../checkout.ts";
import { type Check, runCheck } from "./run-check.ts";

// The longest first: two run at a time, and the short ones fill the gaps.
const checks: Check[] = [
  { name: "types", program: modulePath(".bin", "tsc"), args: ["--noEmit", "-p", "."] },
  { name: "types of the web app", program: modulePath(".bin", "tsc"), args: ["--noEmit", "-p", "apps/web"] },
  {
    name: "types of the React package",
    program: modulePath(".bin", "tsc"),
    args: ["--noEmit", "-p", "packages/react"],
  },
  { name: "dead code", program: modulePath(".bin", "knip"), args: ["--no-progress"] },
  {
    name: "format, lint, imports",
    program: modulePath(".bin", "biome"),
    args: ["ci", "--colors=off", "--max-diagnostics=100", "."],
  },
];

process.exitCode = await verify();

/** Format, lint, types, import rules and dead code of the whole checkout; needs no database. */
async function verify(): Promise<number> {
  const waiting = checks.filter(isThere);
  const failures: string[] = [];
  const runNext = async (): Promise<void> => {
    const check = waiting.shift();
    if (!check) return;
    const { isOk, output, seconds } = await runCheck(check);
    process.stdout.write(`${isOk ? "ok    " : "FAILED"}  ${check.name} (${seconds.toFixed(1)} s)\n`);
    if (!isOk) failures.push(`\n── ${check.name} ──\n${output}\n`);
    return runNext();
  };
  await Promise.all([runNext(), runNext()]);
  process.stdout.write(failures.join(""));
  return failures.length === 0 ? 0 : 1;
}

function isThere(check: Check): boolean {
  return check.name !== "types of the web app" || existsSync(join(root, "apps", "web", "tsconfig.json"));
}
