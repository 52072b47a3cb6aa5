/** Answers the commands of the process that started this one, and ends with it. */
export function serveCommands<Command>(run: (command: Command) => unknown): void {
  process.on("message", async ({ id, command }: { id: number; command: Command }) => {
    try {
      reply({ id, answer: (await run(command)) ?? null });
    } catch (error) {
      reply({ id, error: error instanceof Error ? error.message : String(error) });
    }
  });
  process.on("disconnect", () => process.exit());
}

/** Tells the process that started this one, without being asked. */
export function pushProgress(progress: object): void {
  reply({ progress });
}

function reply(message: object): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}
