import { noFilters, readMigrations, withSchemaEngine } from "./schema-engine.ts";

/**
 * Applies what is missing of prisma/migrations and answers the names of what it applied.
 * Two processes may call it at once: the engine holds an advisory lock.
 */
export function migrate(databaseUrl: string): Promise<string[]> {
  return withSchemaEngine(databaseUrl, async (engine) => {
    const migrationsList = await readMigrations();
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilters });
    return appliedMigrationNames;
  });
}
