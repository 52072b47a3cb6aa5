import { execFile } from "node:child_process";
import { readFile, readlink, realpath, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";

export type Postmaster = { pid: number; port: number };

const pollMs = 20;

/** The server that runs on a cluster, or undefined; a pid file alone proves nothing. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const lines = await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "");
  const [pid, , , port] = lines.split("\n").map(Number);
  if (!pid || !port || !(await isPostgresOf(cluster, pid))) return undefined;
  return { pid, port };
}

/** Stops a server that an ended process left on the cluster, and clears away a pid file of no server. */
export async function stopOrphan(cluster: string): Promise<void> {
  const orphan = await readPostmaster(cluster);
  if (orphan) await stopPostmaster(cluster, orphan.pid, 5_000);
  await rm(join(cluster, "postmaster.pid"), { force: true });
}

/** A fast shutdown, after the time given an immediate one, in the end a kill; returns when it is gone. */
export async function stopPostmaster(cluster: string, pid: number, timeoutMs: number): Promise<void> {
  for (const [signal, boundMs] of [
    ["SIGINT", timeoutMs],
    ["SIGQUIT", 3_000],
    ["SIGKILL", 3_000],
  ] as const) {
    if (!(await isPostgresOf(cluster, pid))) return;
    signalProcess(pid, signal);
    if (await isGone(cluster, pid, boundMs)) return;
  }
  throw new Error(`The Postgres with process id ${pid} does not stop.`);
}

async function isGone(cluster: string, pid: number, boundMs: number): Promise<boolean> {
  const end = Date.now() + boundMs;
  while (Date.now() < end) {
    if (!(await isPostgresOf(cluster, pid))) return true;
    await delay(pollMs);
  }
  return false;
}

/** Process ids are given out anew: only a postgres that works in this cluster is ours to signal. */
async function isPostgresOf(cluster: string, pid: number): Promise<boolean> {
  if (!Number.isSafeInteger(pid) || pid < 2) return false;
  if (process.platform !== "linux") {
    const { stdout } = await promisify(execFile)("ps", ["-o", "args=", "-p", String(pid)]).catch(() => ({
      stdout: "",
    }));
    return stdout.includes("postgres") && stdout.includes(cluster);
  }
  const [program, workingFolder, ours] = await Promise.all([
    readlink(`/proc/${pid}/exe`).catch(() => ""),
    readlink(`/proc/${pid}/cwd`).catch(() => ""),
    realpath(cluster).catch(() => cluster),
  ]);
  return basename(program).replace(" (deleted)", "") === "postgres" && workingFolder === ours;
}

function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
