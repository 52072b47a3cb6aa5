import { join, relative } from "node:path";
import { createErrorLines } from "./error-lines.ts";
import { createProcessFile } from "./leftovers.ts";
import { openRoleLog, type RoleLog } from "./role-log.ts";
import type { RoleProcess } from "./role-process.ts";
import { type RoleEvents, type SupervisedRole, superviseRole } from "./supervise-role.ts";
import { untilReady } from "./until-ready.ts";

export type RunRolesOptions = {
  dataDir: string;
  print(text: string): void;
  /** Gives up waiting for readiness. */
  signal: AbortSignal;
  readyTimeoutMs?: number;
};

export type RunningRoles = { stop(timeoutMs: number): Promise<void> };

/** So many ends before it was ready once: it will not start, and someone should read why. */
const maxEarlyEnds = 4;

/** Starts all roles, keeps them running, and resolves when each has been ready once. */
export async function runRoles(
  roles: readonly RoleProcess[],
  options: RunRolesOptions,
): Promise<RunningRoles> {
  const processFile = createProcessFile(options.dataDir);
  const started: StartedRole[] = [];
  const stop = async (timeoutMs: number) => {
    await Promise.all(started.map(({ supervised }) => supervised.stop(timeoutMs)));
    for (const { log } of started) log.close();
  };
  try {
    for (const isLast of [undefined, true]) {
      const wave = roles.filter((role) => role.isLast === isLast);
      started.push(...wave.map((role) => startRole(role, options, processFile.add)));
      await Promise.all(started.map(({ ready }) => ready));
    }
    return { stop };
  } catch (error) {
    await stop(5_000);
    throw error;
  }
}

export type RoleOutput = Pick<RoleEvents, "onLine" | "onEnd"> & {
  /** It started again and is ready. */
  onBack(): void;
  log: RoleLog;
  shownFile: string;
};

/** Where a role's output goes: all of it into its log, errors and restarts also to the terminal. */
export function roleOutput(
  name: string,
  { dataDir, print }: Pick<RunRolesOptions, "dataDir" | "print">,
): RoleOutput {
  const file = join(dataDir, "logs", `${name}.log`);
  const nearFile = relative(process.cwd(), file);
  const shownFile = nearFile.startsWith("..") ? file : nearFile;
  const log = openRoleLog(file);
  const printError = createErrorLines(name, shownFile, print);
  const tell = (text: string) => {
    log.write(text);
    print(`${text}\n`);
  };
  return {
    log,
    shownFile,
    onLine: (line, stream) => {
      log.write(line);
      printError(line, stream);
    },
    onEnd: (how, delayMs) => tell(`${name} ended (${how}); it starts again in ${delayMs / 1000} s.`),
    onBack: () => tell(`${name} is back.`),
  };
}

type StartedRole = { supervised: SupervisedRole; log: RoleLog; ready: Promise<void> };

const defaultReadyTimeoutMs = 60_000;

function startRole(
  role: RoleProcess,
  options: RunRolesOptions,
  addProcess: (pid: number) => Promise<void>,
): StartedRole {
  const output = roleOutput(role.name, options);
  const giveUp = new AbortController();
  const timeoutMs = options.readyTimeoutMs ?? defaultReadyTimeoutMs;
  let restarted: AbortController | undefined;
  let earlyEnds = 0;
  const sayWhenBack = async () => {
    restarted = new AbortController();
    const isBack = await untilReady(role.ready, timeoutMs, restarted.signal).catch(() => false);
    if (isBack) output.onBack();
  };
  const supervised = superviseRole(role, {
    onStart: (pid) => {
      void addProcess(pid).catch((error: Error) => options.print(`${error.message}\n`));
      if (earlyEnds > 0) void sayWhenBack();
    },
    onLine: output.onLine,
    onEnd: (how, delayMs) => {
      restarted?.abort();
      output.onEnd(how, delayMs);
      earlyEnds += 1;
      if (earlyEnds >= maxEarlyEnds) giveUp.abort();
    },
  });
  const ready = waitFor(role, timeoutMs, giveUp.signal, options.signal).catch((error: Error) => {
    if (options.signal.aborted) throw error;
    throw new Error(`${role.name} ${error.message}; its log is ${output.shownFile}.`);
  });
  const stop = (stopTimeoutMs: number) => {
    restarted?.abort();
    return supervised.stop(stopTimeoutMs);
  };
  return { supervised: { stop }, log: output.log, ready };
}

async function waitFor(role: RoleProcess, timeoutMs: number, giveUp: AbortSignal, stopping: AbortSignal) {
  const isReady = await untilReady(role.ready, timeoutMs, AbortSignal.any([giveUp, stopping])).catch(() => {
    throw new Error("ends again and again before it is ready");
  });
  if (!isReady) throw new Error(`is not ready after ${timeoutMs / 1000} s`);
}
