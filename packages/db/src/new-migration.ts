import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { datamodelText, diffSchema, snapshotName } from "./diff-schema.ts";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";
import { prismaFolder } from "./schema-engine.ts";

// npm run migration -- add_things: writes the next migration from what changed in prisma/. Partitions, partial
// indexes and collations are then added to it by hand.
const name = process.argv[2];
if (!name || !/^[a-z0-9_]{1,60}$/.test(name)) {
  process.stderr.write(
    "Name the migration in lower case, with underscores: npm run migration -- add_things\n",
  );
  process.exit(2);
}

const dataDir = await mkdtemp(join(tmpdir(), "posthorn-migration-"));
const postgres = await startEmbeddedPostgres({ dataDir, durability: "test" });
try {
  const sql = await diffSchema(postgres.url);
  if (sql === "") process.stdout.write("Nothing changed in prisma/ since the last migration.\n");
  else
    process.stdout.write(
      `Wrote ${await write(name, sql)}: read it, and add by hand what a datamodel cannot say.\n`,
    );
} finally {
  await postgres.remove();
  await rm(dataDir, { recursive: true, force: true });
}

async function write(migration: string, sql: string): Promise<string> {
  const stamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const folder = join(prismaFolder, "migrations", `${stamp}_${migration}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), sql);
  await writeFile(join(folder, snapshotName), await datamodelText());
  return folder;
}
