import { randomBytes } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";

export class LockHeldError extends Error {
  readonly pid: number;

  constructor(what: string, pid: number) {
    super(`${what} is in use by process ${pid}, which is still running: stop it first.`);
    this.name = "LockHeldError";
    this.pid = pid;
  }
}

export type Lock = { release(): Promise<void> };

type Holder = { pid: number; startedAt: string };

/**
 * Takes a lock file for as long as this process lives, or throws `LockHeldError`. A lock whose holder
 * has ended counts for nothing, even when another program got its process id since.
 */
export async function holdLock(file: string, what: string): Promise<Lock> {
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  const mine = JSON.stringify({ pid: process.pid, startedAt: await startOfProcess(process.pid) });
  await writeFile(draft, mine, { mode: 0o600, flag: "wx" });
  try {
    // A link is made whole or not at all, and never over an existing file.
    while (!(await linked(draft, file))) await removeIfStale(file, what);
  } finally {
    await rm(draft, { force: true });
  }
  return {
    release: async () => {
      if ((await contentOf(file)) === mine) await rm(file, { force: true });
    },
  };
}

/** Whether a lock file is there whose holder has ended. */
export async function isLockStale(file: string): Promise<boolean> {
  const content = await contentOf(file);
  return content !== undefined && (await livingHolder(content)) === undefined;
}

async function removeIfStale(file: string, what: string): Promise<void> {
  const content = await contentOf(file);
  if (content === undefined) return;
  const holder = await livingHolder(content);
  if (holder) throw new LockHeldError(what, holder.pid);
  const aside = `${file}.${randomBytes(6).toString("hex")}.stale`;
  const isMoved = await rename(file, aside).then(
    () => true,
    () => false,
  );
  if (!isMoved) return;
  // Another starter may have replaced the stale file between our look and the move: give its own back.
  if ((await contentOf(aside)) !== content) await linked(aside, file);
  await rm(aside, { force: true });
}

/** When a process began, in words that no later process with its id repeats; empty when it has ended. */
export async function startOfProcess(pid: number): Promise<string> {
  if (process.platform !== "linux") return isAlive(pid) ? "running" : "";
  const stat = await contentOf(`/proc/${pid}/stat`);
  if (stat === undefined) return "";
  // The name in parentheses may hold spaces; the start time is the 20th field after it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, startTicks] = [fields[0], fields[19]];
  // A zombie has ended; in a container there may be nobody to bury it.
  if (state === "Z" || state === "X") return "";
  const bootId = await contentOf("/proc/sys/kernel/random/boot_id");
  return `${bootId?.trim()}/${startTicks}`;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function livingHolder(content: string): Promise<Holder | undefined> {
  const holder = parseHolder(content);
  return holder && (await startOfProcess(holder.pid)) === holder.startedAt ? holder : undefined;
}

function parseHolder(content: string): Holder | undefined {
  try {
    const { pid, startedAt } = JSON.parse(content) as Partial<Holder>;
    return Number.isSafeInteger(pid) && startedAt ? { pid: pid as number, startedAt } : undefined;
  } catch {
    return undefined;
  }
}

function linked(from: string, to: string): Promise<boolean> {
  return link(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return false;
      throw error;
    },
  );
}

function contentOf(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch(() => undefined);
}
