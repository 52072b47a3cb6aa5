import { Command } from "commander";
import { addConfigCommand } from "./commands/config.ts";
import { addHealthCommand } from "./commands/health.ts";
import { addMigrateCommand } from "./commands/migrate.ts";
import { addStartCommand } from "./commands/start.ts";

/** `posthorn` with all its commands. The reference is made from it too. */
export function createProgram(): Command {
  const program = new Command("posthorn")
    .description("Webhooks for your product, whole: send, show, retry.")
    .showHelpAfterError("(posthorn --help shows what there is)")
    .exitOverride()
    .addHelpText("after", "\nExit codes: 0 done, 1 failed, 2 wrong usage.");
  addStartCommand(program);
  addMigrateCommand(program);
  addHealthCommand(program);
  addConfigCommand(program);
  for (const command of program.commands) command.exitOverride().copyInheritedSettings(program);
  return program;
}
