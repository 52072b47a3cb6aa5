import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { type EmbeddedPostgres, findEmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";
import { chooseAccount } from "./embedded-postgres-account.ts";

const isRoot = process.getuid?.() === 0;
const module = new URL("./embedded-postgres.ts", import.meta.url);
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "posthorn-pg-"));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function start(dataDir: string, options: { port?: number } = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, durability: "test", ...options });
  cleanUps.push(server.remove);
  return server;
}

async function query<T>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client(url);
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that starts the Postgres of a data folder, prints one line, and stays. */
async function startElsewhere(dataDir: string, ids: { uid?: number; gid?: number } = {}) {
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(module.href)};
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, durability: "test" });
    console.log(JSON.stringify({ url: server.url, pid: server.pid }));
    process.stdin.on("data", async () => { await server.remove(); process.exit(0); });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    ...ids,
    cwd: "/",
    stdio: ["pipe", "pipe", "inherit"],
  });
  cleanUps.push(() => child.kill("SIGKILL"));
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  return { child, server: JSON.parse(line) as { url: string; pid: number } };
}

describe("startEmbeddedPostgres", () => {
  it("keeps what was written over a stop and a start, with another port", async () => {
    const dataDir = await makeFolder();
    const first = await start(dataDir);
    await query(first.url, "create table kept as select 'Grüße' as words");
    await first.stop();
    const second = await start(dataDir);
    expect(await query(second.url, "select lower(words) as words from kept")).toEqual([{ words: "grüße" }]);
  });

  it("asks for the password, which only the owner of the data folder can read", async () => {
    const dataDir = await makeFolder();
    const { url } = await start(dataDir);
    const wrong = new URL(url);
    wrong.password = "wrong";
    await expect(query(wrong.href, "select 1")).rejects.toThrow("password authentication failed");
    expect((await stat(join(dataDir, "postgres.json"))).mode & 0o777).toBe(0o600);
  });

  it("is found by other processes while it runs, and only then", async () => {
    const dataDir = await makeFolder();
    expect(await findEmbeddedPostgres(dataDir)).toBeUndefined();
    const server = await start(dataDir);
    expect(await findEmbeddedPostgres(dataDir)).toEqual({ url: server.url, pid: server.pid });
    await server.stop();
    expect(await findEmbeddedPostgres(dataDir)).toBeUndefined();
  });

  it("refuses a data folder whose Postgres another live process holds", async () => {
    const dataDir = await makeFolder();
    const { child } = await startElsewhere(dataDir);
    await expect(start(dataDir)).rejects.toThrow(`in use by process ${child.pid}`);
    child.stdin.write("stop");
    await once(child, "exit");
  });

  it("shuts down by itself when the process that started it is killed, and starts again", async () => {
    const dataDir = await makeFolder();
    const { child, server: orphan } = await startElsewhere(dataDir);
    await query(orphan.url, "create table kept as select 1 as one");
    child.kill("SIGKILL");
    await once(child, "exit");
    await expect.poll(() => findEmbeddedPostgres(dataDir)).toBeUndefined();
    const server = await start(dataDir);
    expect(server.pid).not.toBe(orphan.pid);
    expect(await query(server.url, "select one from kept")).toEqual([{ one: 1 }]);
  });

  it("stops an orphan that runs on, and clears the pid file of one that does not", async () => {
    const dataDir = await makeFolder();
    const first = await start(dataDir);
    const { folder } = JSON.parse(await readFile(join(dataDir, "postgres.json"), "utf8"));
    const pidFile = join(folder, "cluster", "postmaster.pid");
    const content = await readFile(pidFile, "utf8");
    // As if its starter had ended without a word: nobody holds the lock, and the server runs.
    await rm(join(folder, "lock"));
    const second = await start(dataDir);
    await first.ended;
    await second.stop();
    // This test's own process id: alive, and no Postgres of ours, so it must not get a signal.
    await writeFile(pidFile, content.replace(/^\d+/, String(process.pid)));
    const third = await start(dataDir);
    expect(await query(third.url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("starts again on the same port after its postmaster is killed", async () => {
    const dataDir = await makeFolder();
    const first = await start(dataDir);
    process.kill(first.pid, "SIGKILL");
    await first.ended;
    const second = await start(dataDir, { port: first.port });
    expect(second.url).toBe(first.url);
  });

  it("begins anew when the data folder was emptied", async () => {
    const dataDir = await makeFolder();
    const first = await start(dataDir);
    await query(first.url, "create table gone ()");
    await first.stop();
    await rm(dataDir, { recursive: true });
    const second = await start(dataDir);
    expect(await query(second.url, "select to_regclass('gone') as gone")).toEqual([{ gone: null }]);
  });

  it("makes a cluster anew whose making was cut off", async () => {
    const dataDir = await makeFolder();
    const first = await start(dataDir);
    await first.stop();
    const { folder } = JSON.parse(await readFile(join(dataDir, "postgres.json"), "utf8"));
    await rename(join(folder, "cluster"), join(folder, "draft"));
    const second = await start(dataDir);
    expect(await query(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("says which file is damaged", async () => {
    const dataDir = await makeFolder();
    await writeFile(join(dataDir, "postgres.json"), "{");
    await expect(start(dataDir)).rejects.toThrow("postgres.json");
  });

  it("runs in UTC, in UTF-8, on the loopback address only, and commits safely unless in tests", async () => {
    const dataDir = await makeFolder();
    const server = await startEmbeddedPostgres({ dataDir });
    cleanUps.push(server.remove);
    const names = ["TimeZone", "server_encoding", "listen_addresses", "fsync", "synchronous_commit", "jit"];
    const list = names.map((name) => `current_setting('${name}') as "${name}"`).join(", ");
    expect(await query(server.url, `select ${list}`)).toEqual([
      {
        TimeZone: "UTC",
        server_encoding: "UTF8",
        listen_addresses: "127.0.0.1",
        fsync: "on",
        synchronous_commit: "on",
        jit: "off",
      },
    ]);
  });
});

describe.skipIf(!isRoot)("startEmbeddedPostgres as root", () => {
  it("starts for a data folder that only root can enter, and changes no rights there", async () => {
    const parent = await makeFolder();
    await chmod(parent, 0o700);
    const server = await start(join(parent, "data"));
    expect(await query(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
    expect((await stat(parent)).mode & 0o777).toBe(0o700);
    expect((await stat(join(parent, "data"))).mode & 0o777).toBe(0o700);
  });

  it("starts as an ordinary user, its cluster inside the data folder, which root can take over", async ({
    skip,
  }) => {
    if (!(await isOpenToAll(module.pathname)) || !(await isOpenToAll(process.execPath))) {
      skip("this checkout is closed to ordinary users");
    }
    const { uid, gid } = await chooseAccount();
    const dataDir = await makeFolder();
    await chown(dataDir, uid, gid);
    const { child, server } = await startElsewhere(dataDir, { uid, gid });
    await query(server.url, "create table kept as select 1 as one");
    expect((await stat(join(dataDir, "postgres", "cluster"))).uid).toBe(uid);
    child.kill("SIGKILL");
    await once(child, "exit");
    const taken = await start(dataDir);
    expect(await query(taken.url, "select one from kept")).toEqual([{ one: 1 }]);
  });
});

async function isOpenToAll(path: string): Promise<boolean> {
  const folders: string[] = [];
  for (let folder = dirname(path); folder !== "/"; folder = dirname(folder)) folders.push(folder);
  const modes = await Promise.all(folders.map((folder) => stat(folder)));
  return modes.every(({ mode }) => (mode & 0o001) !== 0);
}
