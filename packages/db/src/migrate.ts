import { noFilters, openSchemaEngine, readMigrations } from "./schema-engine.ts";

/**
 * Applies what is missing of prisma/migrations and answers the names of what it applied.
 * Two processes may call it at once: the engine holds an advisory lock.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const engine = await openSchemaEngine(databaseUrl);
  try {
    const migrationsList = await readMigrations();
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilters });
    return appliedMigrationNames;
  } finally {
    engine.free();
  }
}
