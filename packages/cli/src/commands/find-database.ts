import { findEmbeddedPostgres } from "@posthorn/db/embedded-postgres";
import type { Settings } from "@posthorn/settings";

export type Database = {
  url: string;
  /** For what a pooler cannot pass on: migrations, LISTEN. */
  directUrl: string;
};

/** The database that a command works on: the one of the settings, or the embedded one while it runs. */
export async function findDatabase(settings: Settings): Promise<Database> {
  const { databaseUrl, directUrl, dataDir } = settings;
  if (databaseUrl !== undefined) return { url: databaseUrl, directUrl: directUrl ?? databaseUrl };
  const embedded = await findEmbeddedPostgres(dataDir);
  if (embedded) return { url: embedded.url, directUrl: embedded.url };
  throw new Error(
    `DATABASE_URL is not set, and no embedded Postgres runs for ${dataDir}: run posthorn start first, ` +
      "or set DATABASE_URL.",
  );
}
