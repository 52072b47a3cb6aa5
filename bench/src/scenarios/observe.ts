import { copyFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { monotonicMs } from "../load/monotonic-ms.ts";
import { readProfile } from "../measure/read-profile.ts";
import { watchStatements } from "../measure/watch-statements.ts";
import { type Usage, watchUsage } from "../measure/watch-usage.ts";
import { printProfile } from "../report/print-profile.ts";
import { printStatements } from "../report/print-statements.ts";
import type { RoleName } from "../stack/server-process.ts";
import type { Stack } from "../stack/start-stack.ts";
import type { Bench } from "./scenario.ts";

/** What is looked at beside the load itself: processor and memory, and on demand a profile and statements. */
export type Observer = {
  /** The measured time begins. */
  open(): Promise<void>;
  close(): Promise<Usage>;
  /** Tells what is told after the load; a profiled role is stopped for it. */
  finish(): Promise<void>;
  /** Ends the watching; never throws. */
  stop(): void;
};

export function observe({ options, tell }: Bench, stack: Stack): Observer {
  const usage = watchUsage({
    api: stack.api.pid,
    worker: stack.worker.pid,
    postgres: stack.database.pid,
    generator: () => stack.generator.pid,
    receiver: () => stack.receiver.pid,
  });
  const statements = options.isSql ? watchStatements(stack.database.pool) : undefined;
  const window = { fromMs: 0, toMs: 0 };

  async function tellProfile(role: RoleName): Promise<void> {
    await stack[role].stop();
    const name = (await readdir(stack.profileFolder)).find((file) => file.endsWith(".cpuprofile"));
    if (!name) throw new Error(`The ${role} left no profile.`);
    const file = join(stack.profileFolder, name);
    if (options.profileFile) await copyFile(file, options.profileFile);
    tell(`\n${printProfile(role, await readProfile(file, window))}\n`);
  }

  return {
    open: async () => {
      tell("measuring …");
      await statements?.open();
      await usage.openWindow();
      window.fromMs = monotonicMs();
    },
    close: async () => {
      window.toMs = monotonicMs();
      const used = await usage.closeWindow();
      if (statements) tell(`\n${printStatements(await statements.close())}\n`);
      return used;
    },
    finish: async () => {
      for (const role of ["api", "worker"] as const) {
        const { ends, lines } = stack[role];
        for (const end of ends) tell(`the ${role} ended by itself: ${end.slice(0, keptText)}`);
        const last = lines.slice(-keptLines).map((line) => line.slice(0, keptLineLength));
        if (last.length > 0) tell(`the ${role} logged at the end:\n${last.join("\n")}`);
      }
      if (options.profile) await tellProfile(options.profile);
    },
    stop: () => {
      usage.stop();
      statements?.stop();
    },
  };
}

const keptLines = 5;
const keptLineLength = 400;
const keptText = 1_500;
