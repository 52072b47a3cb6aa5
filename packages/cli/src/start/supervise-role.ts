import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { restartDelayMs } from "./restart-delay.ts";
import { roleFlags } from "./role-flags.ts";
import type { RoleProcess } from "./role-process.ts";

export type RoleEvents = {
  onStart(pid: number): void;
  onLine(line: string, stream: "stdout" | "stderr"): void;
  /** It ended without being asked to, and starts again after `delayMs`. */
  onEnd(how: string, delayMs: number): void;
};

export type SupervisedRole = {
  /** Asks it to stop, and kills it after `timeoutMs`. */
  stop(timeoutMs: number): Promise<void>;
};

const lastLinesMs = 500;

/** Starts a role and starts it again whenever it ends, ever more slowly while it keeps on ending. */
export function superviseRole(role: RoleProcess, events: RoleEvents): SupervisedRole {
  let run: Run | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopping = false;
  let quickEnds = 0;
  const start = async () => {
    const startedAt = performance.now();
    run = spawnRole(role, events);
    const how = await run.ended;
    run = undefined;
    if (isStopping) return;
    const ranMs = performance.now() - startedAt;
    quickEnds = ranMs < 30_000 ? quickEnds + 1 : 1;
    const delayMs = restartDelayMs(quickEnds);
    events.onEnd(how, delayMs);
    timer = setTimeout(start, delayMs);
  };
  void start();
  return {
    stop: async (timeoutMs) => {
      isStopping = true;
      clearTimeout(timer);
      if (run) await stopRun(run, timeoutMs);
    },
  };
}

/** `ended` resolves with how, once the process, all that it started and its output are through. */
type Run = { child: ChildProcess; ended: Promise<string> };

function spawnRole(role: RoleProcess, events: RoleEvents): Run {
  const child = spawn(process.execPath, [...roleFlags, ...role.args], {
    cwd: role.cwd,
    env: role.env,
    stdio: ["pipe", "pipe", "pipe"],
    // Out of the terminal's group: Ctrl-C comes to us, and we say who stops when.
    detached: true,
  });
  // Writing nothing to it, we only learn here that it is gone; the exit says so too.
  child.stdin.on("error", () => undefined);
  for (const stream of ["stdout", "stderr"] as const) {
    createInterface({ input: child[stream] }).on("line", (line) => events.onLine(line, stream));
  }
  if (child.pid !== undefined) events.onStart(child.pid);
  return { child, ended: untilEnded(child) };
}

async function untilEnded(child: ChildProcess): Promise<string> {
  const closed = new Promise((resolve) => child.once("close", resolve));
  const how = await new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  killGroup(child);
  await Promise.race([closed, delay(lastLinesMs)]);
  return how;
}

async function stopRun({ child, ended }: Run, timeoutMs: number): Promise<void> {
  const timer = setTimeout(() => killGroup(child), timeoutMs);
  child.kill("SIGTERM");
  await ended;
  clearTimeout(timer);
}

/** The child and whatever it started: it leads a group of its own. */
function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // The group is empty, as it is after a clean end.
  }
}
