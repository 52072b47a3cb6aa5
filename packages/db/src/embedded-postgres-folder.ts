import { createHash, randomBytes } from "node:crypto";
import { chmod, chown, mkdir, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { type Account, chooseAccount } from "./embedded-postgres-account.ts";
import { installedBinaries, publishBinaries } from "./embedded-postgres-binaries.ts";
import { holdLock } from "./embedded-postgres-lock.ts";
import { stopOrphan } from "./embedded-postgres-postmaster.ts";

/** Where the database of a data folder lives, and who runs it. */
export type DatabaseFolder = {
  /** Holds `cluster`, `draft` while a cluster is made, and the lock. */
  path: string;
  cluster: string;
  binaries: string;
  /** Set when we are root. */
  account?: Account;
  password: string;
  /** The file in the data folder that names `path` and has the password. */
  noteFile: string;
};

type Note = { folder: string; password: string };

const rootHome = "/var/lib/posthorn";
const noteName = "postgres.json";

/** The database folder of a data folder; made, with a password, when there is none. */
export async function openDatabaseFolder(dataDir: string): Promise<DatabaseFolder> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const realDir = await realpath(dataDir);
  return process.getuid?.() === 0 ? openAsRoot(realDir) : openAsUser(realDir);
}

async function openAsUser(realDir: string): Promise<DatabaseFolder> {
  const noteFile = join(realDir, noteName);
  const note = (await readNote(noteFile)) ?? (await makeNote(noteFile, join(realDir, "postgres")));
  await mkdir(note.folder, { recursive: true, mode: 0o700 });
  const { path: binaries } = await installedBinaries();
  return {
    path: note.folder,
    cluster: join(note.folder, "cluster"),
    binaries,
    password: note.password,
    noteFile,
  };
}

async function openAsRoot(realDir: string): Promise<DatabaseFolder> {
  const noteFile = join(realDir, noteName);
  const ownFolder = join(rootHome, createHash("sha256").update(realDir).digest("hex").slice(0, 24));
  let note = await readNote(noteFile);
  let account = note && (await ownerOf(join(note.folder, "cluster")));
  // An ordinary user's cluster goes on under that user; without one, ours is made where we make them.
  if (!note || (!account && dirname(note.folder) !== rootHome)) note = await makeNote(noteFile, ownFolder);
  await makeReachable(rootHome, 0o755);
  await makeReachable(note.folder, 0o711);
  account ??= await chooseAccount();
  const binaries = await publishBinaries(rootHome);
  const cluster = join(note.folder, "cluster");
  return { path: note.folder, cluster, binaries, account, password: note.password, noteFile };
}

/** The same for a data folder that a process has opened already; changes nothing. */
export async function findDatabaseFolder(
  dataDir: string,
): Promise<{ cluster: string; password: string } | undefined> {
  const note = await readNote(join(resolve(dataDir), noteName));
  return note && { cluster: join(note.folder, "cluster"), password: note.password };
}

/** Gives a file or folder of ours to the account that Postgres runs as. */
export async function giveToAccount(folder: DatabaseFolder, path: string): Promise<void> {
  if (folder.account) await chown(path, folder.account.uid, folder.account.gid);
}

/** A strict umask would shut out the account that Postgres runs as; what was there stays as it is. */
async function makeReachable(path: string, mode: number): Promise<void> {
  const wasMade = await mkdir(path, { recursive: true });
  if (wasMade !== undefined) await chmod(path, mode);
}

async function makeNote(noteFile: string, folder: string): Promise<Note> {
  await setAside(folder);
  const note: Note = { folder, password: randomBytes(24).toString("base64url") };
  const draft = `${noteFile}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(note)}\n`, { mode: 0o600 });
  await rename(draft, noteFile);
  return note;
}

/** A cluster whose note is gone cannot be opened any more; the last such is kept beside the new one. */
async function setAside(folder: string): Promise<void> {
  if (!(await stat(folder).catch(() => undefined))) return;
  await holdLock(join(folder, "lock"), `The database in ${folder}`);
  await stopOrphan(join(folder, "cluster"));
  await rm(`${folder}.replaced`, { recursive: true, force: true });
  await rename(folder, `${folder}.replaced`);
}

async function readNote(noteFile: string): Promise<Note | undefined> {
  const text = await readFile(noteFile, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw new Error(
      `${noteFile} cannot be read (${error.code}): start as the user that made it, or set POSTHORN_DATA_DIR ` +
        "to another folder.",
    );
  });
  if (text === undefined) return undefined;
  const note = parseNote(text);
  if (note) return note;
  throw new Error(
    `${basename(noteFile)} in ${dirname(noteFile)} is damaged: restore it, or delete it to begin anew.`,
  );
}

function parseNote(text: string): Note | undefined {
  try {
    const { folder, password } = JSON.parse(text) as Partial<Note>;
    return typeof folder === "string" && typeof password === "string" ? { folder, password } : undefined;
  } catch {
    return undefined;
  }
}

async function ownerOf(cluster: string): Promise<Account | undefined> {
  const found = await stat(cluster).catch(() => undefined);
  return found && found.uid > 0 ? { uid: found.uid, gid: found.gid } : undefined;
}
