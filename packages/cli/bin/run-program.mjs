import { spawn } from "node:child_process";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { node, root } from "./checkout.mjs";

const parentCheckMs = 1_000;

/**
 * Runs a program of ours on the pinned Node, passes signals on and answers its exit code. A server gets
 * our end of a pipe as its input: when we are killed, it sees the end of it and stops too.
 */
export function runProgram(args, { isServer }) {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ""}` };
  const preload = isServer ? ["--import", join(root, "packages/cli/src/start/exit-with-parent.ts")] : [];
  const child = spawn(node, [...preload, ...args], {
    cwd: root,
    env,
    stdio: [isServer ? "pipe" : "inherit", "inherit", "inherit"],
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  if (isServer && process.env.npm_lifecycle_event) stopWithParent(child);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

/** When npm is killed, nothing tells us: we only get another parent. */
function stopWithParent(child) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) child.kill("SIGTERM");
  }, parentCheckMs);
  timer.unref();
}
