import type { Command } from "commander";
import { buildWeb } from "../start/build-web.ts";

export function addBuildCommand(program: Command): void {
  program
    .command("build")
    .description("build the web app where it changed, as start does; for images, whose starts then need not")
    .addHelpText("after", "\nExample:\n  posthorn build")
    .action(async () => {
      const stopping = new AbortController();
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopping.abort());
      await buildWeb((text) => void process.stdout.write(text), stopping.signal);
    });
}
