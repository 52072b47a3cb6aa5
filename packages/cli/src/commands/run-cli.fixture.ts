import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { modulePath } from "../checkout.ts";

export type CliResult = { code: number | null; stdout: string; stderr: string };

const compileCache = modulePath(".cache", "posthorn-compiled");

type CliEnv = Readonly<Record<string, string>>;

/** Runs `posthorn` as its own process, with this environment and none of the test's own settings. */
export async function runCli(args: readonly string[], env: CliEnv): Promise<CliResult> {
  const child = startCli(args, env);
  const output = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream]?.setEncoding("utf8").on("data", (text) => {
      output[stream] += text;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, ...output };
}

export function startCli(args: readonly string[], env: CliEnv): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, "..", "main.ts"), ...args], {
    env: { PATH: process.env.PATH ?? "", NODE_COMPILE_CACHE: compileCache, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    // Everything it opens must be closed by itself; a command that hangs fails its test.
    timeout: 50_000,
  });
}
