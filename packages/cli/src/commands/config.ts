import { describeSettings } from "@posthorn/settings";
import type { Command } from "commander";
import { output } from "./output.ts";

export function addConfigCommand(program: Command): void {
  program
    .command("config")
    .description("show every setting, its value and what it may be; fails when one is wrong")
    .option("--json", "print them as JSON")
    .addHelpText("after", "\nExamples:\n  posthorn config\n  POSTHORN_API_PORT=9000 posthorn config --json")
    .action(({ json }: { json?: boolean }) => {
      const settings = describeSettings(process.env);
      const texts = settings.map(({ variable, value, isSet, sentence, allowed }) => {
        const shown = value === "" ? "(not set)" : value;
        return `${variable}=${shown}${isSet || value === "" ? "" : "  (default)"}\n    ${sentence}\n    Allowed: ${allowed}.`;
      });
      output(json, settings, () => texts.join("\n"));
    });
}
