import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startOfProcess } from "@posthorn/db/embedded-postgres";

type Entry = { pid: number; startedAt: string };

const fileName = "processes.json";
const pollMs = 50;

/** Keeps a file of the processes that run for a data folder, for the start after one that was killed. */
export function createProcessFile(dataDir: string): { add(pid: number): Promise<void> } {
  let entries: Entry[] = [];
  let writing = Promise.resolve();
  return {
    add: (pid) => {
      writing = writing.then(async () => {
        const startedAt = await startOfProcess(pid);
        entries = (await stillRunning(entries)).concat(startedAt ? { pid, startedAt } : []);
        const draft = join(dataDir, `${fileName}.draft`);
        await writeFile(draft, JSON.stringify(entries), { mode: 0o600 });
        await rename(draft, join(dataDir, fileName));
      });
      return writing;
    },
  };
}

/**
 * Waits for the processes that an earlier, killed start left: they see its end and stop by themselves.
 * One that does not is killed, if it is still the process that was written down.
 */
export async function clearLeftovers(dataDir: string, timeoutMs = 15_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  let left = await stillRunning(await readEntries(dataDir));
  while (left.length > 0 && Date.now() < end) {
    await delay(pollMs);
    left = await stillRunning(left);
  }
  // Each leads a group of its own, with what it started itself.
  for (const { pid } of left) process.kill(-pid, "SIGKILL");
}

async function readEntries(dataDir: string): Promise<Entry[]> {
  try {
    const entries: unknown = JSON.parse(await readFile(join(dataDir, fileName), "utf8"));
    return Array.isArray(entries) ? entries.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(value: unknown): value is Entry {
  const { pid, startedAt } = (value ?? {}) as Partial<Entry>;
  return Number.isSafeInteger(pid) && Number(pid) > 1 && typeof startedAt === "string" && startedAt !== "";
}

async function stillRunning(entries: readonly Entry[]): Promise<Entry[]> {
  const starts = await Promise.all(entries.map(({ pid }) => startOfProcess(pid)));
  return entries.filter(({ startedAt }, index) => starts[index] === startedAt);
}
