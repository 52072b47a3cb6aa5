import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { holdLock, type Lock, LockHeldError } from "@posthorn/db/embedded-postgres";

const noticeMs = 2_500;
const stopTimeoutMs = 15_000;

/** What scripts and people need to use a fresh installation. */
export type Credentials = {
  apiUrl: string;
  apiKey: string;
  portalUrl: string;
  operator: { email: string; password: string };
  environmentId: string;
};

export type Hold = {
  /** Tells a start that comes meanwhile that waiting is worth it. */
  announceStop(): void;
  release(): Promise<void>;
};

/** Makes the data folder when it is missing, and takes it for this process alone. */
export async function holdDataFolder(dataDir: string): Promise<Hold> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const stopFile = join(dataDir, "stopping");
  const lock = await lockWhenStopped(join(dataDir, "start.lock"), stopFile, dataDir);
  await rm(stopFile, { force: true });
  return {
    announceStop: () => writeFileSync(stopFile, String(process.pid), { mode: 0o600 }),
    release: async () => {
      await rm(stopFile, { force: true });
      await lock.release();
    },
  };
}

/** A running start is an error; one that is stopping, or whose npm was just killed, is waited for. */
async function lockWhenStopped(file: string, stopFile: string, dataDir: string): Promise<Lock> {
  const startedAt = Date.now();
  for (;;) {
    try {
      return await holdLock(file, `Posthorn's data folder ${dataDir}`);
    } catch (error) {
      if (!(error instanceof LockHeldError)) throw error;
      const isStopping = (await textOf(stopFile)) === String(error.pid);
      if (Date.now() - startedAt > (isStopping ? stopTimeoutMs : noticeMs)) throw error;
    }
    await delay(100);
  }
}

/** The master key kept in the data folder; made at the first start. */
export async function keepMasterKey(dataDir: string): Promise<string> {
  const kept = await readMasterKey(dataDir);
  if (kept !== undefined) return kept;
  const key = randomBytes(32).toString("base64");
  await writeMasterKey(dataDir, key);
  return key;
}

export async function readMasterKey(dataDir: string): Promise<string | undefined> {
  return (await textOf(masterKeyFile(dataDir)))?.trim();
}

export async function writeMasterKey(dataDir: string, key: string): Promise<void> {
  await writePrivately(masterKeyFile(dataDir), `${key}\n`);
}

export function masterKeyFile(dataDir: string): string {
  return join(dataDir, "master-key");
}

export async function readCredentials(dataDir: string): Promise<Credentials | undefined> {
  const text = await textOf(join(dataDir, "credentials.json"));
  return text === undefined ? undefined : JSON.parse(text);
}

export async function writeCredentials(dataDir: string, credentials: Credentials): Promise<void> {
  await writePrivately(join(dataDir, "credentials.json"), `${JSON.stringify(credentials, null, 2)}\n`);
}

/** Whole or not at all: a start that is killed here must not leave half a key. */
async function writePrivately(file: string, text: string): Promise<void> {
  const draft = `${file}.draft`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, file);
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
