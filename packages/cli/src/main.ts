import { CommanderError } from "commander";
import { createProgram } from "./create-program.ts";

const ok = 0;
const failed = 1;
const wrongUsage = 2;

// Not by the exit code alone: the schema engine leaves a timer behind that holds the process for 10 s.
process.exit(await main(process.argv.slice(2)));

async function main(args: string[]): Promise<number> {
  try {
    await createProgram().parseAsync(args, { from: "user" });
    return Number(process.exitCode ?? ok);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? ok : wrongUsage;
    process.stderr.write(`${errorText(error)}\n`);
    return failed;
  }
}

/** The message alone is meant for people; where it was thrown is for those who ask. */
function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isAsked = ["debug", "trace"].includes(process.env.LOG_LEVEL ?? "");
  return isAsked ? String(error.stack) : error.message;
}
