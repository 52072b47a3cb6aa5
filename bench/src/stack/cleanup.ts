export type Cleanup = {
  /** Undone in the opposite order, each even when another fails. */
  defer(undo: () => Promise<unknown>): void;
  run(): Promise<void>;
};

/** What was started and must be stopped, however the run ends. */
export function createCleanup(): Cleanup {
  const steps: (() => Promise<unknown>)[] = [];
  let running: Promise<void> | undefined;

  async function undoAll(): Promise<void> {
    for (let step = steps.pop(); step; step = steps.pop()) {
      await step().catch((error: Error) => process.stderr.write(`While stopping: ${error.message}\n`));
    }
  }

  return {
    defer: (undo) => {
      steps.push(undo);
    },
    run: () => {
      running = (running ?? Promise.resolve()).then(undoAll);
      return running;
    },
  };
}
