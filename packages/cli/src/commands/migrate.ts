import { loadSettings } from "@posthorn/settings";
import type { Command } from "commander";
import { findDatabase } from "./find-database.ts";
import { output } from "./output.ts";

export function addMigrateCommand(program: Command): void {
  program
    .command("migrate")
    .description("bring the database to the present schema")
    .option("--json", "print the names of the applied migrations as JSON")
    .addHelpText("after", "\nExample:\n  DATABASE_URL=postgresql://… posthorn migrate")
    .action(async ({ json }: { json?: boolean }) => {
      const { migrate } = await import("@posthorn/db");
      const database = await findDatabase(loadSettings(process.env));
      const applied = await migrate(database.directUrl);
      const text = () => (applied.length === 0 ? "Nothing to do." : `Applied ${applied.join(", ")}.`);
      output(json, { applied }, text);
    });
}
