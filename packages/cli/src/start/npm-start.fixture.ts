import { spawn } from "node:child_process";
import { readdir, readFile, readlink } from "node:fs/promises";
import { startOfProcess } from "@posthorn/db/embedded-postgres";
import type { Clone } from "./clone.fixture.ts";

export type ProcessSeen = { pid: number; startedAt: string; command: string };

export type NpmStart = {
  /** Everything that a person has seen on the terminal. */
  output(): string;
  /** Resolves with the summary; rejects with all that was printed when it ends before. */
  summary: Promise<string>;
  ended: Promise<number | null>;
  /** As Ctrl-C on the terminal, or the end of the terminal: to npm and all in its group. */
  signal(signal: NodeJS.Signals): void;
  /** It and everything that it started, whichever group that leads. */
  processes(): Promise<ProcessSeen[]>;
};

const lastLine = "Ctrl-C stops everything.";

/** `npm start` in a clone, as in a terminal of its own. */
export function npmStart({ shell }: Clone): NpmStart {
  const npm = spawn("npm", ["start"], { ...shell, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const { pid } = npm;
  if (pid === undefined) throw new Error("npm could not be run.");
  let output = "";
  const { promise: summary, resolve, reject } = Promise.withResolvers<string>();
  const take = (text: string) => {
    output += text;
    if (output.includes(lastLine)) resolve(output.slice(output.indexOf("Posthorn runs")));
  };
  npm.stdout.setEncoding("utf8").on("data", take);
  npm.stderr.setEncoding("utf8").on("data", take);
  const ended = new Promise<number | null>((done) => npm.on("close", done));
  void ended.then((code) => reject(new Error(`npm start ended with ${code}:\n${output}`)));
  // A test that waits for its end alone does not wait for this.
  summary.catch(() => undefined);
  return {
    output: () => output,
    summary,
    ended,
    signal: (signal) => process.kill(-pid, signal),
    processes: () => withDescendants(pid),
  };
}

/** Those of them that have not ended. */
export async function stillRunning(processes: readonly ProcessSeen[]): Promise<ProcessSeen[]> {
  const starts = await Promise.all(processes.map(({ pid }) => startOfProcess(pid)));
  return processes.filter(({ startedAt }, index) => starts[index] === startedAt);
}

/** Processes whose working folder is in there, whoever their parent is by now. */
export async function processesIn(folder: string): Promise<ProcessSeen[]> {
  const all = await Promise.all((await allPids()).map(async (pid) => ({ pid, cwd: await folderOf(pid) })));
  const inside = all.filter(({ cwd }) => cwd === folder || cwd.startsWith(`${folder}/`));
  return Promise.all(inside.map(({ pid }) => see(pid)));
}

async function withDescendants(rootPid: number): Promise<ProcessSeen[]> {
  const parents = new Map<number, number>();
  for (const pid of await allPids()) parents.set(pid, await parentOf(pid));
  const isDescendant = (pid: number | undefined): boolean =>
    pid === rootPid || (pid !== undefined && pid > 1 && isDescendant(parents.get(pid)));
  return Promise.all([...parents.keys()].filter(isDescendant).map(see));
}

async function see(pid: number): Promise<ProcessSeen> {
  const command = (await textOf(`/proc/${pid}/cmdline`)).replaceAll("\0", " ").trim();
  return { pid, startedAt: await startOfProcess(pid), command };
}

async function allPids(): Promise<number[]> {
  return (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
}

async function parentOf(pid: number): Promise<number> {
  return Number(/^PPid:\s*(\d+)/m.exec(await textOf(`/proc/${pid}/status`))?.[1] ?? 0);
}

function folderOf(pid: number): Promise<string> {
  return readlink(`/proc/${pid}/cwd`).catch(() => "");
}

function textOf(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}
