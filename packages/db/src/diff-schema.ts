import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { noFilters, prismaFolder, readDatamodel, readMigrations, withSchemaEngine } from "./schema-engine.ts";

/** Not `.prisma`: the CLI takes every such file below prisma/ for a part of the schema. */
export const snapshotName = "datamodel.prisma.txt";

/**
 * The SQL from the datamodel saved with the last migration to the one in prisma/, or "" when they are the same.
 * Two datamodels are compared and no database is: the one at `databaseUrl` only answers what version it is.
 */
export async function diffSchema(databaseUrl: string): Promise<string> {
  const { migrationDirectories } = await readMigrations();
  const last = migrationDirectories.at(-1)?.path;
  const to = { tag: "schemaDatamodel" as const, ...(await readDatamodel()) };
  const from = last
    ? { tag: "schemaDatamodel" as const, files: [await readSnapshot(last)] }
    : { tag: "empty" as const };
  return withSchemaEngine(databaseUrl, async (engine) => {
    const { stdout } = await engine.diff({ from, to, script: true, exitCode: null, filters: noFilters });
    const sql = stdout ?? "";
    return sql.includes("empty migration") ? "" : sql;
  });
}

/** The whole datamodel as one text: what a new migration keeps beside its SQL. */
export async function datamodelText(): Promise<string> {
  const { files } = await readDatamodel();
  return files
    .map((file) => file.content.trimEnd())
    .join("\n\n")
    .concat("\n");
}

async function readSnapshot(migration: string) {
  const path = join(prismaFolder, "migrations", migration, snapshotName);
  return { path: "datamodel.prisma", content: await readFile(path, "utf8") };
}
