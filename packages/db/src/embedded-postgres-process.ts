import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import type { DatabaseFolder } from "./embedded-postgres-folder.ts";
import { readPostmaster, stopPostmaster } from "./embedded-postgres-postmaster.ts";
import { type Durability, serverSettings } from "./embedded-postgres-settings.ts";

export type PostgresProcess = {
  port: number;
  pid: number;
  ended: Promise<void>;
  stop(timeoutMs: number): Promise<void>;
};

const startTimeoutMs = 60_000;

// Our end of the pipe closes when this process ends, however it ends: then Postgres shuts down too.
const guard = `
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
(read -r line <&3; kill -INT $server 2>/dev/null) >/dev/null 2>&1 &
watch=$!
exec 3<&-
wait $server
status=$?
kill $watch 2>/dev/null
exit $status
`;

/** Starts the server on a cluster that is there, and makes the database `posthorn` in it. */
export async function startPostmaster(
  folder: DatabaseFolder,
  options: { port: number; durability?: Durability; onLog?: (line: string) => void },
): Promise<PostgresProcess> {
  const { port, onLog } = options;
  const settings = {
    ...serverSettings(options.durability ?? "full"),
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const command = [join(folder.binaries, "bin", "postgres"), "-D", folder.cluster, ...flags];
  const child = spawn("/bin/sh", ["-c", guard, "sh", ...command], {
    ...folder.account,
    cwd: folder.path,
    env: { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" },
    stdio: ["pipe", "ignore", "pipe"],
    // Out of the terminal's group: Ctrl-C must not end the database before those who use it.
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  await untilReady(child, onLog);
  const postmaster = await readPostmaster(folder.cluster);
  if (!postmaster) throw new Error("Postgres ended right after its start.");
  const stop = async (timeoutMs: number) => {
    await stopPostmaster(folder.cluster, postmaster.pid, timeoutMs);
    await ended;
  };
  try {
    await createDatabase(folder.password, port);
  } catch (error) {
    await stop(1_000);
    throw error;
  }
  return { port, pid: postmaster.pid, ended, stop };
}

/** A port of 127.0.0.1 that nothing listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

function untilReady(child: ChildProcess, onLog: ((line: string) => void) | undefined): Promise<void> {
  const lastLines: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const fail = (what: string) => reject(new Error(`Postgres ${what}:\n${lastLines.join("\n")}`));
  const timer = setTimeout(() => {
    fail(`was not ready within ${startTimeoutMs / 1000} s`);
    child.stdin?.end();
  }, startTimeoutMs);
  child.on("error", (error) => reject(new Error(`Postgres did not run: ${error.message}`, { cause: error })));
  child.on("close", () => fail("did not start"));
  if (child.stderr) {
    createInterface({ input: child.stderr }).on("line", (line) => {
      onLog?.(line);
      if (lastLines.push(line) > 10) lastLines.shift();
      if (line.includes("database system is ready to accept connections")) resolve();
    });
  }
  return promise.finally(() => clearTimeout(timer));
}

async function createDatabase(password: string, port: number): Promise<void> {
  const user = { host: "127.0.0.1", port, user: "posthorn", password };
  const client = new pg.Client({ ...user, database: "postgres", connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = 'posthorn'");
    if (rowCount === 0) await client.query("create database posthorn");
  } finally {
    await client.end();
  }
}
