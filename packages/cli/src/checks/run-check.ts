import { spawn } from "node:child_process";
import { root } from "../checkout.ts";

export type Check = { name: string; program: string; args: string[] };

export type CheckResult = { isOk: boolean; output: string; seconds: number };

const timeoutMs = 180_000;
const maxOutput = 200_000;

/** Runs one check to its end; a program that cannot be run, hangs or is killed has failed. */
export function runCheck(check: Check): Promise<CheckResult> {
  const startedAt = performance.now();
  const child = spawn(check.program, check.args, {
    cwd: root,
    env: { ...process.env, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: timeoutMs,
  });
  let output = "";
  const take = (text: string) => {
    output = (output + text).slice(0, maxOutput);
  };
  child.stdout.setEncoding("utf8").on("data", take);
  child.stderr.setEncoding("utf8").on("data", take);
  return new Promise((resolve) => {
    const end = (isOk: boolean) =>
      resolve({ isOk, output: output.trim(), seconds: (performance.now() - startedAt) / 1000 });
    child.on("error", (error) => {
      take(`${check.program} did not run: ${error.message}`);
      end(false);
    });
    child.on("close", (code, signal) => {
      if (signal) take(`\nended by ${signal}`);
      end(code === 0);
    });
  });
}
