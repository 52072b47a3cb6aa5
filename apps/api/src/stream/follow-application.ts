import type { MessageChange } from "@posthorn/contract";

export type FollowDeps = {
  /** The newest messages since then, as they stand now. */
  read(since: Date): Promise<MessageChange[]>;
  /** False when whoever follows may no longer look. */
  isAllowed(): Promise<boolean>;
  wait(ms: number): Promise<void>;
  /** Aborted when nobody listens any more, or the server stops. */
  signal: AbortSignal;
  now(): Date;
};

const quickMs = 1_000;
const slowMs = 3_000;
const quietAfter = 30;
const beatEveryMs = 15_000;
const againMs = 10_000;
const longestMs = 3_600_000;

/**
 * The text of a stream of server-sent events: messages that are new or stand differently, a comment when nothing
 * happened for long, `end` when looking is forbidden. The window is read whole each time: ids are made before
 * their commit, so what comes late may be older than what is there.
 */
export async function* followApplication(
  { read, isAllowed, wait, now, signal }: FollowDeps,
  { since, lastEventId }: { since: Date | undefined; lastEventId: string | undefined },
): AsyncGenerator<string> {
  const start = startOf({ since, lastEventId, now: now() });
  let told = new Map<string, string>();
  let quietFor = 0;
  let toldAt = now().getTime();
  yield "retry: 1000\n\n";
  while (!signal.aborted) {
    if (!(await isAllowed())) {
      yield eventOf("end", now(), "{}");
      return;
    }
    const readAt = now();
    const messages = await read(start);
    const current = new Map(messages.map((message) => [message.id, JSON.stringify(message)]));
    const changed = [...current].filter(([id, text]) => told.get(id) !== text).reverse();
    told = current;
    quietFor = changed.length > 0 ? 0 : quietFor + 1;
    if (changed.length > 0) yield changed.map(([, text]) => eventOf("message", readAt, text)).join("");
    else if (readAt.getTime() - toldAt >= beatEveryMs) yield ": nothing new\n\n";
    if (changed.length > 0 || readAt.getTime() - toldAt >= beatEveryMs) toldAt = readAt.getTime();
    await wait(quietFor < quietAfter ? quickMs : slowMs);
  }
}

/** From where what may have been missed is told again: the last event's time and 10 s before it. */
function startOf({
  since,
  lastEventId,
  now,
}: {
  since: Date | undefined;
  lastEventId: string | undefined;
  now: Date;
}): Date {
  const lastAt = lastEventId === undefined ? Number.NaN : Date.parse(lastEventId);
  const asked = [since?.getTime(), Number.isNaN(lastAt) ? undefined : lastAt - againMs];
  const earliest = Math.min(now.getTime() - againMs, ...asked.filter((at) => at !== undefined));
  return new Date(Math.max(earliest, now.getTime() - longestMs));
}

function eventOf(name: string, at: Date, data: string): string {
  return `event: ${name}\nid: ${at.toISOString()}\ndata: ${data}\n\n`;
}
