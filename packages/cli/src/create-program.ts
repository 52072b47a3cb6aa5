import { Command } from "commander";
import { addBuildCommand } from "./commands/build.ts";
import { addConfigCommand } from "./commands/config.ts";
import { addEnvironmentCommand } from "./commands/environment.ts";
import { addEventTypeCommand } from "./commands/event-type.ts";
import { addHealthCommand } from "./commands/health.ts";
import { addKeyCommand } from "./commands/key.ts";
import { addMigrateCommand } from "./commands/migrate.ts";
import { addOrganizationCommand } from "./commands/organization.ts";
import { addStartCommand } from "./commands/start.ts";
import { addTokenCommand } from "./commands/token.ts";
import { addTriggerCommand } from "./commands/trigger.ts";
import { addUserCommand } from "./commands/user.ts";

/** `posthorn` with all its commands. The reference is made from it too. */
export function createProgram(): Command {
  const program = new Command("posthorn")
    .description("Webhooks for your product, whole: send, show, retry.")
    .showHelpAfterError("(posthorn --help shows what there is)")
    .exitOverride()
    .addHelpText("after", "\nExit codes: 0 done, 1 failed, 2 wrong usage.");
  addStartCommand(program);
  addBuildCommand(program);
  addMigrateCommand(program);
  addHealthCommand(program);
  addConfigCommand(program);
  addOrganizationCommand(program);
  addUserCommand(program);
  addEnvironmentCommand(program);
  addTokenCommand(program);
  addKeyCommand(program);
  addEventTypeCommand(program);
  addTriggerCommand(program);
  return program;
}
