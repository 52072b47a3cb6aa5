import { fork } from "node:child_process";

/** A generator or receiver: a process of ours that is asked over its channel. */
export type Peer<Command, Progress> = {
  pid: number;
  ask<Answer>(command: Command): Promise<Answer>;
  onProgress(listen: (progress: Progress) => void): void;
  stop(): Promise<void>;
};

type Reply = { id?: number; answer?: unknown; error?: string; progress?: unknown };
type Waiting = { resolve(answer: unknown): void; reject(error: Error): void };

export function startPeer<Command, Progress>(file: string): Peer<Command, Progress> {
  // Out of the terminal's group: Ctrl-C comes to us, and we say who stops when.
  const child = fork(file, { detached: true, stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let listen: (progress: Progress) => void = () => undefined;
  let end: Error | undefined;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));

  child.on("message", ({ id, answer, error, progress }: Reply) => {
    if (id === undefined) return listen(progress as Progress);
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(answer);
    else asked?.reject(new Error(error));
  });
  const fail = (how: string) => {
    end = new Error(`${file} ended: ${how}`);
    for (const asked of waiting.values()) asked.reject(end);
    waiting.clear();
  };
  child.on("error", (error) => fail(error.message));
  child.on("exit", (code, signal) => fail(signal ?? `exit code ${code}`));

  return {
    pid: child.pid ?? 0,
    ask: async <Answer>(command: Command) => {
      if (end) throw end;
      const id = nextId++;
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      waiting.set(id, { resolve, reject });
      child.send({ id, command }, (error) => error && reject(error));
      return (await promise) as Answer;
    },
    onProgress: (next) => {
      listen = next;
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      const timer = setTimeout(() => child.kill("SIGKILL"), 2_000);
      await ended;
      clearTimeout(timer);
    },
  };
}
