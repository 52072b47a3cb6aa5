import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { roleFlags } from "@posthorn/cli/role-flags";

export const root = join(import.meta.dirname, "..", "..", "..");

export type RoleName = "api" | "worker";

export type ServerOptions = {
  role: RoleName;
  env: Record<string, string>;
  /** Flags of Node before the program. */
  nodeFlags: string[];
  readyUrl: string;
  signal: AbortSignal;
};

export type ServerProcess = {
  pid(): number;
  /** `kill -9`; resolves when it has been started again on the same ports and is ready. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
  /** The last lines that it logged. */
  lines: string[];
  /** How it ended without being asked to, and what it said then; it was started again. */
  ends: string[];
};

const readyWithinMs = 30_000;
const stopWithinMs = 10_000;
const restartAfterMs = 250;
const keptLines = 50;
const keptLineLength = 2_000;

/** Starts the api or the worker as `npm start` does: the program by its path, in a process that is kept running. */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const lines: string[] = [];
  const ends: string[] = [];
  let state: "starting" | "running" | "killed" | "stopping" = "starting";
  let child = start();
  await untilReady(() => child, options, lines);
  state = "running";

  function start(): ChildProcess {
    const started = spawnServer(options, lines);
    started.once("exit", (code, signal) => {
      if (state !== "running" && state !== "killed") return;
      if (state === "running") ends.push([signal ?? `exit code ${code}`, ...lines.splice(0)].join("\n"));
      setTimeout(() => {
        if (state !== "stopping") child = start();
      }, restartAfterMs);
    });
    return started;
  }

  async function end(signal: NodeJS.Signals, withinMs: number): Promise<void> {
    const ending = child;
    if (hasEnded(ending)) return;
    const ended = new Promise((resolve) => ending.once("exit", resolve));
    const timer = setTimeout(() => ending.kill("SIGKILL"), withinMs);
    ending.kill(signal);
    await ended;
    clearTimeout(timer);
  }

  return {
    pid: () => child.pid ?? 0,
    lines,
    ends,
    killAndRestart: async () => {
      state = "killed";
      const before = child;
      await end("SIGKILL", 1_000);
      await untilReady(() => (child === before ? undefined : child), options, lines);
      state = "running";
    },
    stop: () => {
      state = "stopping";
      return end("SIGTERM", stopWithinMs);
    },
  };
}

function spawnServer({ role, env, nodeFlags }: ServerOptions, lines: string[]): ChildProcess {
  const program = join(root, "apps", role, "src", "main.ts");
  const child = spawn(process.execPath, [...roleFlags, ...nodeFlags, program], {
    cwd: join(root, "apps", role),
    env,
    // Its input ends when we do, and then it stops too.
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
  });
  child.stdin?.on("error", () => undefined);
  child.on("error", (error) => lines.push(error.message));
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on("line", (line) => {
      if (lines.push(line.slice(0, keptLineLength)) > keptLines) lines.shift();
    });
  }
  return child;
}

/** `current` is undefined between an end and the next start. */
async function untilReady(
  current: () => ChildProcess | undefined,
  { readyUrl, role, signal }: ServerOptions,
  lines: string[],
): Promise<void> {
  const end = performance.now() + readyWithinMs;
  while (!current() || !(await answersOk(readyUrl))) {
    signal.throwIfAborted();
    const child = current();
    if ((child && hasEnded(child)) || performance.now() > end) {
      child?.kill("SIGKILL");
      throw new Error(`The ${role} did not get ready:\n${lines.join("\n")}`);
    }
    await delay(50);
  }
}

async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(3_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
