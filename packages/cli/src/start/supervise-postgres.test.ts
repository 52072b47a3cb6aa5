import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPool } from "@posthorn/db";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "@posthorn/db/embedded-postgres";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type SupervisedPostgres, supervisePostgres } from "./supervise-postgres.ts";

let dataDir: string;
let postgres: SupervisedPostgres | undefined;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "posthorn-postgres-"));
});

afterEach(async () => {
  await postgres?.stop(1_000);
  const last = await startEmbeddedPostgres({ dataDir, durability: "test" });
  await last.remove();
  await rm(dataDir, { recursive: true });
});

async function answers(url: string): Promise<boolean> {
  const pool = createPool(url, { max: 1, applicationName: "test" });
  pool.on("error", () => undefined);
  try {
    await pool.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await pool.end();
  }
}

describe("supervisePostgres", () => {
  it("starts a killed server again under the same address, and not after its stop", async () => {
    const told: string[] = [];
    const events = {
      onLine: () => undefined,
      onEnd: (how: string) => void told.push(how),
      onBack: () => void told.push("it is back"),
    };
    postgres = await supervisePostgres(dataDir, events);
    const { url } = postgres;
    const first = await findEmbeddedPostgres(dataDir);
    expect(await answers(url)).toBe(true);
    process.kill(first?.pid ?? 0, "SIGKILL");
    await expect.poll(() => answers(url), { timeout: 10_000 }).toBe(true);
    expect((await findEmbeddedPostgres(dataDir))?.url).toBe(url);
    await expect.poll(() => told).toEqual(["its server ended", "it is back"]);
    await postgres.stop(1_000);
    expect(await findEmbeddedPostgres(dataDir)).toBeUndefined();
  });

  it("stops for good also while it waits to start the server again", async () => {
    const { promise: hasEnded, resolve } = Promise.withResolvers<void>();
    const onBack = () => undefined;
    postgres = await supervisePostgres(dataDir, { onLine: () => undefined, onEnd: () => resolve(), onBack });
    process.kill((await findEmbeddedPostgres(dataDir))?.pid ?? 0, "SIGKILL");
    await hasEnded;
    await postgres.stop(1_000);
    expect(await findEmbeddedPostgres(dataDir)).toBeUndefined();
  });
});
