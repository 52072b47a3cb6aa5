import type { Command } from "commander";
import { start } from "../start/start.ts";

type Options = { roles?: string; demo?: boolean };

export function addStartCommand(program: Command): void {
  program
    .command("start")
    .description("run Posthorn on this machine until Ctrl-C")
    .option("--roles <list>", "the roles to run: any of api, worker and web, separated by commas")
    .option("--demo", "demo mode also with NODE_ENV=production")
    .addHelpText("after", "\nExamples:\n  posthorn start\n  posthorn start --roles worker")
    .action(async ({ roles, demo }: Options) => {
      const stopping = new AbortController();
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
        process.on(signal, () => stopping.abort());
      await start({
        env: roles === undefined ? process.env : { ...process.env, POSTHORN_ROLES: roles },
        isDemoAskedFor: demo === true,
        print: (text) => void process.stdout.write(text),
        signal: stopping.signal,
      });
    });
}
