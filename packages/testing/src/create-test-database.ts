import { randomBytes } from "node:crypto";
import { createPool, createPrisma, type Pool, type PrismaClient } from "@posthorn/db";
import { inject } from "vitest";
import { databaseUrl, templateName } from "./test-database-url.ts";

declare module "vitest" {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

export type TestDatabase = {
  url: string;
  pool: Pool;
  prisma: PrismaClient;
  /** Closes the connections and drops the database. */
  close(): Promise<void>;
};

/** A database of its own for a test file: all migrations applied, partitions made, empty. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject("postgresUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(serverUrl, `create database ${name} template ${templateName}`);
  const url = databaseUrl(serverUrl, name);
  const pool = createPool(url, { applicationName: "posthorn-test", max: 10 });
  const prisma = createPrisma(url, { applicationName: "posthorn-test" });
  const close = async () => {
    await prisma.$disconnect();
    await pool.end();
    await onServer(serverUrl, `drop database ${name} with (force)`);
  };
  return { url, pool, prisma, close };
}

// Two clones at once would find the template in use: an advisory lock puts them in line.
async function onServer(serverUrl: string, statement: string): Promise<void> {
  const pool = createPool(serverUrl, { applicationName: "posthorn-test-setup", max: 1 });
  try {
    await pool.query("select pg_advisory_lock(hashtext('posthorn test databases'))");
    await pool.query(statement);
  } finally {
    await pool.end();
  }
}
