import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";

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
  /** `kill -9`, and a new start on the same ports; resolves when it is ready again. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
  /** The last lines that it logged. */
  lines: string[];
};

const readyWithinMs = 30_000;
const stopWithinMs = 10_000;
const keptLines = 50;
const preload = join(root, "packages", "cli", "src", "start", "exit-with-parent.ts");

/** Starts the api or the worker as `npm start` does: the program by its path, in a process of its own. */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const lines: string[] = [];
  let child = spawnServer(options, lines);
  await untilReady(child, options, lines);

  async function end(signal: NodeJS.Signals, withinMs: number): Promise<void> {
    if (hasEnded(child)) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    const timer = setTimeout(() => child.kill("SIGKILL"), withinMs);
    child.kill(signal);
    await ended;
    clearTimeout(timer);
  }

  return {
    pid: () => child.pid ?? 0,
    lines,
    killAndRestart: async () => {
      await end("SIGKILL", 1_000);
      child = spawnServer(options, lines);
      await untilReady(child, options, lines);
    },
    stop: () => end("SIGTERM", stopWithinMs),
  };
}

function spawnServer({ role, env, nodeFlags }: ServerOptions, lines: string[]): ChildProcess {
  const program = join(root, "apps", role, "src", "main.ts");
  const child = spawn(process.execPath, ["--import", preload, ...nodeFlags, program], {
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
      if (lines.push(line) > keptLines) lines.shift();
    });
  }
  return child;
}

async function untilReady(child: ChildProcess, options: ServerOptions, lines: string[]): Promise<void> {
  const end = performance.now() + readyWithinMs;
  while (!(await answersOk(options.readyUrl))) {
    options.signal.throwIfAborted();
    if (hasEnded(child) || performance.now() > end) {
      child.kill("SIGKILL");
      throw new Error(`The ${options.role} did not get ready:\n${lines.join("\n")}`);
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
