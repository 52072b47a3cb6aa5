import { CommanderError } from "commander";
import { fieldsOf } from "./commands/fields-of.ts";
import { createProgram } from "./create-program.ts";

const ok = 0;
const failed = 1;
const wrongUsage = 2;

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  try {
    await createProgram().parseAsync(args, { from: "user" });
    return Number(process.exitCode ?? ok);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? ok : wrongUsage;
    process.stderr.write(`${errorText(error)}\n`);
    return fieldsOf(error).length > 0 ? wrongUsage : failed;
  }
}

/** The message alone is meant for people; where it was thrown is for those who ask. */
function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (["debug", "trace"].includes(process.env.LOG_LEVEL ?? "")) return String(error.stack);
  const fields = fieldsOf(error).map(({ loc, msg }) => `${loc.slice(1).join(".")}: ${msg}`);
  return fields.length > 0 ? fields.join("\n") : error.message;
}
