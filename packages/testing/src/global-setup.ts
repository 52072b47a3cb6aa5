import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPool, ensurePartitions, migrate } from "@posthorn/db";
import { startEmbeddedPostgres } from "@posthorn/db/embedded-postgres";
import type { TestProject } from "vitest/node";
import { databaseUrl, templateName } from "./test-database-url.ts";

/** One Postgres a test run, with a migrated template that each test database is cloned from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), "posthorn-test-"));
  const postgres = await startEmbeddedPostgres({ dataDir, durability: "test" });
  const pool = createPool(postgres.url, { applicationName: "posthorn-test-setup" });
  await pool.query(`create database ${templateName}`);
  await pool.end();
  const template = databaseUrl(postgres.url, templateName);
  await migrate(template);
  const templatePool = createPool(template, { applicationName: "posthorn-test-setup" });
  await ensurePartitions(templatePool, new Date());
  await templatePool.end();
  project.provide("postgresUrl", postgres.url);
  return async () => {
    await postgres.remove();
    await rm(dataDir, { recursive: true, force: true });
  };
}
