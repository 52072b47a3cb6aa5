import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { start } from "./start.ts";

let database: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "posthorn-start-"));
});
afterAll(async () => {
  await database.close();
  await rm(dataDir, { recursive: true });
});

it("says that it stops as soon as it is asked to, and when it has stopped", { timeout: 60_000 }, async () => {
  const stopping = new AbortController();
  let printed = "";
  const { promise: runs, resolve } = Promise.withResolvers<void>();
  const started = start({
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: database.url,
      POSTHORN_DATA_DIR: dataDir,
      POSTHORN_MASTER_KEY: Buffer.alloc(32, 1).toString("base64"),
      POSTHORN_ROLES: "worker",
      POSTHORN_METRICS_PORT: String(await freePort()),
    },
    isDemoAskedFor: false,
    print: (text) => {
      printed += text;
      if (text.includes("Ctrl-C stops everything.")) resolve();
    },
    signal: stopping.signal,
  });
  await Promise.race([runs, started]);
  printed = "";
  stopping.abort();
  const stoppingText = "Stopping: what is under way may end first, for a few seconds.\n";
  expect(printed).toBe(stoppingText);
  await started;
  expect(printed).toBe(`${stoppingText}Posthorn has stopped.\n`);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
