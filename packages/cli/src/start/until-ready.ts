import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { ReadyCheck } from "./role-process.ts";

const pollMs = 100;

/** Waits until the check holds; answers false after `timeoutMs`, and throws when `signal` aborts. */
export async function untilReady(
  check: ReadyCheck,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  while (!(await isReady(check))) {
    if (Date.now() >= end) return false;
    await delay(pollMs, undefined, { signal });
  }
  signal.throwIfAborted();
  return true;
}

export function isReady(check: ReadyCheck): Promise<boolean> {
  return check.kind === "page" ? answersOk(check.url) : accepts(check.host, check.port);
}

async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(3_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

function accepts(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port, timeout: 3_000 });
  return new Promise<boolean>((resolve) => {
    socket.once("connect", () => resolve(true));
    socket.once("timeout", () => resolve(false));
    socket.once("error", () => resolve(false));
  }).finally(() => socket.destroy());
}
