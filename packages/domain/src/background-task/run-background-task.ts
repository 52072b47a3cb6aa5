import { createId, lowestId, type Pool, type PoolClient, timeOfId } from "@posthorn/db";
import {
  addOperationalEvents,
  countExhausted,
  countRecovered,
  deleteApplications,
  endOpenDeliveries,
  findEndpointState,
  inTransaction,
  noteTaskFailure,
  purgeContents,
  recoverDeliveries,
  replayDeliveries,
  saveBackgroundTask,
  type TakenTask,
  type TaskProgress,
  takeBackgroundTask,
} from "@posthorn/queue";
import type { RecoverTaskInput } from "../endpoint/start-recovery.ts";
import { idRange } from "../id-range.ts";
import { backgroundTaskOut } from "./background-task-out.ts";

export type RunTaskDeps = { pool: Pool; now(): Date };

export type RunTaskResult = "idle" | "worked" | { error: unknown; taskId: string };

/** Recovered deliveries that may wait for a sender at once: the queue stays short, and a recovery can be stopped. */
const mostWaiting = 2_000;
const waitMs = 500;
const batchSize = 500;
/** How often a recovery that has a pace queues what the time since then allows. */
const paceMs = 1_000;
const mostFailures = 10;
/** A publish that had found an application may commit a moment after: its payload is to be purged as well. */
const purgeAfterMs = 10_000;

/**
 * One batch of the background task that is due longest. The batch, its cursor and its counts are one transaction:
 * whatever dies, it goes on where it stood, and nothing is done twice. A batch that fails is tried again after a
 * while; after ten in a row the task has failed.
 */
export async function runBackgroundTask(deps: RunTaskDeps): Promise<RunTaskResult> {
  let taken: TakenTask | null = null;
  try {
    return await inTransaction(deps.pool, async (client) => {
      taken = await takeBackgroundTask(client);
      if (!taken) return "idle";
      await save(deps, client, taken, await work(deps, client, taken));
      return "worked";
    });
  } catch (error) {
    if (taken === null) throw error;
    const task: TakenTask = taken;
    await inTransaction(deps.pool, (client) => fail(deps, client, task));
    return { error, taskId: task.id };
  }
}

async function work(deps: RunTaskDeps, client: PoolClient, task: TakenTask): Promise<TaskProgress> {
  switch (task.kind) {
    case "endpoint.recover":
    case "endpoint.replay":
      return await recover(client, task);
    case "application.purge_content":
      return await purge(deps, client, task);
    case "environment.delete":
      return await deleteRest(deps, client, task);
    default:
      return { ...goOn(task), end: { status: "failed", error: `There is no task named ${task.kind}.` } };
  }
}

async function recover(client: PoolClient, task: TakenTask): Promise<TaskProgress> {
  const { endpointId, applicationId } = task;
  if (endpointId === null || applicationId === null) throw new Error(`${task.id} names no endpoint`);
  const endpoint = { endpointId, applicationId };
  // What startRecovery wrote.
  const { from, to, scope = "failed", messagesPerSecond = null } = task.input as RecoverTaskInput;
  const state = await findEndpointState(client, endpointId);
  if (state !== "live") return { ...goOn(task), end: { status: "failed", error: stopWords[state] } };
  const total =
    task.total ?? (scope === "failed" ? await countExhausted(client, endpointId, { from, to }) : null);
  if ((await countRecovered(client, endpoint, mostWaiting)) >= mostWaiting) {
    return { ...goOn(task), total, waitMs };
  }
  const isMissed = scope === "missed" || isCursorOfMissed(task);
  const after = cursorOf(task);
  const range = { from: after === null ? from : `${after}0`, to };
  const limit = batchLimit(messagesPerSecond, task.restedMs);
  const { done, lastMessageId } = isMissed
    ? await replay(client, endpoint, range, limit)
    : await recoverFailed(client, endpoint, range, limit);
  const counts = { done: task.done + done, total };
  const pause = messagesPerSecond === null ? 0 : paceMs;
  if (lastMessageId === null && scope === "failed_and_missed" && !isMissed) {
    return { ...goOn(task), ...counts, cursor: { after: null, isMissed: true } };
  }
  const next = progress(task, { ...counts, lastMessageId });
  return next.end ? next : { ...next, waitMs: pause, cursor: { after: lastMessageId, isMissed } };
}

async function recoverFailed(...given: Parameters<typeof recoverDeliveries>) {
  const { recovered, lastMessageId } = await recoverDeliveries(...given);
  return { done: recovered, lastMessageId };
}

async function replay(...given: Parameters<typeof replayDeliveries>) {
  const { replayed, lastMessageId } = await replayDeliveries(...given);
  return { done: replayed, lastMessageId };
}

/** What the pace allows for the time since the last batch; one at least, so that it goes on. */
function batchLimit(messagesPerSecond: number | null, restedMs: number): number {
  if (messagesPerSecond === null) return batchSize;
  const allowed = Math.floor((messagesPerSecond * Math.min(restedMs, 2 * paceMs)) / 1_000);
  return Math.max(1, Math.min(batchSize, allowed));
}

const stopWords = { disabled: "The endpoint was turned off.", deleted: "The endpoint was deleted." };

async function purge(deps: RunTaskDeps, client: PoolClient, task: TakenTask): Promise<TaskProgress> {
  if (task.applicationId === null) throw new Error(`${task.id} names no application`);
  const after = cursorOf(task);
  const range = {
    from: after === null ? idRange("msg", {}, deps.now()).from : `${after}0`,
    // A publish that was under way when the application was deleted.
    to: lowestId("msg", timeOfId(task.id) + 60_000),
  };
  const { purged, lastMessageId } = await purgeContents(client, task.applicationId, range);
  return progress(task, { done: task.done + purged, total: task.total, lastMessageId });
}

/** The applications of a batch are gone when the next one begins: then what waits for them is cancelled. */
async function deleteRest(deps: RunTaskDeps, client: PoolClient, task: TakenTask): Promise<TaskProgress> {
  // What this function wrote.
  const { applicationIds = [] } = (task.cursor ?? {}) as { applicationIds?: string[] };
  const ending = { state: "cancelled", reason: "application_deleted" } as const;
  for (const applicationId of applicationIds) await endOpenDeliveries(deps.pool, { applicationId }, ending);
  const { environmentId } = task;
  const newTaskIds = (count: number) =>
    Array.from({ length: count }, () => createId("qtask", deps.now().getTime()));
  const { ids } = await deleteApplications(
    client,
    { environmentId, startedBy: task.startedBy, purgeAfterMs },
    newTaskIds,
  );
  const end = ids.length === 0 ? ({ status: "finished", error: null } as const) : null;
  return { ...goOn(task), done: task.done + ids.length, cursor: { applicationIds: ids }, end };
}

function progress(
  task: TakenTask,
  { lastMessageId, ...counts }: { done: number; total: number | null; lastMessageId: string | null },
): TaskProgress {
  if (lastMessageId === null) return { ...goOn(task), ...counts, end: { status: "finished", error: null } };
  return { ...goOn(task), ...counts, cursor: { after: lastMessageId } };
}

function goOn(task: TakenTask): TaskProgress {
  return { cursor: task.cursor, done: task.done, total: task.total, end: null, failures: 0, waitMs: 0 };
}

async function fail(deps: RunTaskDeps, client: PoolClient, task: TakenTask): Promise<void> {
  const error = "It failed ten times in a row; the server's log says why.";
  const isEnded = await noteTaskFailure(client, task.id, { mostFailures, error });
  if (isEnded) await tell(deps, client, task, { ...goOn(task), end: { status: "failed", error } });
}

type TaskCursor = { after: string | null; isMissed?: boolean };

function cursorOf(task: TakenTask): string | null {
  // What `progress` and `recover` wrote.
  return (task.cursor as TaskCursor | null)?.after ?? null;
}

function isCursorOfMissed(task: TakenTask): boolean {
  return (task.cursor as TaskCursor | null)?.isMissed ?? false;
}

async function save(
  deps: RunTaskDeps,
  client: PoolClient,
  task: TakenTask,
  saved: TaskProgress,
): Promise<void> {
  await saveBackgroundTask(client, task.id, saved);
  await tell(deps, client, task, saved);
}

async function tell(
  deps: RunTaskDeps,
  client: PoolClient,
  task: TakenTask,
  saved: TaskProgress,
): Promise<void> {
  // Of an environment that is gone, nobody is left to be told.
  if (saved.end === null || task.kind === "environment.delete") return;
  const shown = backgroundTaskOut({
    id: task.id,
    kind: task.kind,
    status: saved.end.status,
    done: saved.done,
    total: saved.total,
    error: saved.end.error,
    updatedAt: deps.now(),
  });
  const { status, task: kind, data } = shown;
  const event = {
    environmentId: task.environmentId,
    eventType: "background_task.finished",
    data: { taskId: task.id, task: kind, status, data },
    isForEndpoints: true,
    awaitsAlert: false,
  };
  await addOperationalEvents(client, [event], deps.now());
}
