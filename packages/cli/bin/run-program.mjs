import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { node, root } from "./checkout.mjs";

const parentCheckMs = 1_000;

/**
 * Runs a program of ours on the pinned Node, passes signals on and answers its exit code. A server gets
 * our end of a pipe as its input: when we are killed, it sees the end of it and stops too.
 */
export function runProgram(args, { isServer }) {
  const env = {
    // Compiled code of the last run, by its sources: a program starts in half the time.
    NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "posthorn-compiled"),
    ...process.env,
    PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ""}`,
  };
  const preload = isServer ? ["--import", join(root, "packages/cli/src/start/role-preload.ts")] : [];
  const child = spawn(node, [...preload, ...args], {
    cwd: root,
    env,
    stdio: [isServer ? "pipe" : "inherit", "inherit", "inherit"],
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  if (isServer && process.env.npm_lifecycle_event) stopWithNpm(child);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

/** When npm is killed, nothing tells us: only our parent, or that of the shell between us, is another. */
function stopWithNpm(child) {
  const shell = process.ppid;
  const npm = parentOf(shell);
  const isThroughShell = npm !== undefined && nameOf(npm).startsWith("npm");
  const timer = setInterval(() => {
    const isOrphan = process.ppid !== shell || (isThroughShell && parentOf(shell) !== npm);
    if (isOrphan) child.kill("SIGTERM");
  }, parentCheckMs);
  timer.unref();
}

/** Undefined where there is no /proc; there only the direct parent is watched. */
function parentOf(pid) {
  const found = /^PPid:\s*(\d+)/m.exec(textOf(`/proc/${pid}/status`));
  return found ? Number(found[1]) : undefined;
}

function nameOf(pid) {
  return textOf(`/proc/${pid}/cmdline`);
}

function textOf(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
