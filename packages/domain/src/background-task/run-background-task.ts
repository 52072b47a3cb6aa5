import { createId, lowestId, type Pool, type PoolClient, timeOfId } from "@posthorn/db";
import {
  addOperationalEvents,
  bringForward,
  countExhausted,
  countRecovered,
  countWaiting,
  deleteApplications,
  endOpenDeliveries,
  findEndpointState,
  type IdRange,
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
import type { RecoverTaskInput, RecoveryScope } from "../endpoint/start-recovery.ts";
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
  const cursor = recoveryCursor(task) ?? (await firstCursor(client, endpointId, { from, to }, scope));
  const total = task.total ?? (await countAll(client, endpointId, { from, to }, scope));
  if ((await countRecovered(client, endpoint, mostWaiting)) >= mostWaiting) {
    return { ...goOn(task), cursor, total, waitMs };
  }
  const limit = batchLimit(messagesPerSecond, task.restedMs);
  const { done, next } = await recoverBatch(client, endpoint, { from, to }, cursor, limit);
  const counts = { done: task.done + done, total };
  const following = next ?? cursorAfter(cursor, scope);
  if (following === null) return { ...goOn(task), ...counts, end: { status: "finished", error: null } };
  const isPaced = messagesPerSecond !== null && done > 0;
  return { ...goOn(task), ...counts, cursor: following, waitMs: isPaced ? paceMs : 0 };
}

/** How far a recovery is: what waits is made due first, then what failed is queued anew, then what was missed. */
type RecoveryCursor =
  | { phase: "waiting"; after: string | null; until: string }
  | { phase: "failed" | "missed"; after: string | null };

function recoveryCursor(task: TakenTask): RecoveryCursor | null {
  // What `recover` wrote.
  return task.cursor as RecoveryCursor | null;
}

async function firstCursor(
  client: PoolClient,
  endpointId: string,
  range: IdRange,
  scope: RecoveryScope,
): Promise<RecoveryCursor> {
  if (scope === "missed") return { phase: "missed", after: null };
  const { lastDueAt } = await countWaiting(client, endpointId, range);
  if (lastDueAt === null) return { phase: "failed", after: null };
  return { phase: "waiting", after: null, until: lastDueAt.toISOString() };
}

function cursorAfter({ phase }: RecoveryCursor, scope: RecoveryScope): RecoveryCursor | null {
  if (phase === "waiting") return { phase: "failed", after: null };
  return phase === "failed" && scope === "failed_and_missed" ? { phase: "missed", after: null } : null;
}

/** Null: not known before it is done. */
async function countAll(
  client: PoolClient,
  endpointId: string,
  range: IdRange,
  scope: RecoveryScope,
): Promise<number | null> {
  if (scope !== "failed") return null;
  const { count } = await countWaiting(client, endpointId, range);
  return count + (await countExhausted(client, endpointId, range));
}

/** `next` is null when nothing is left of the cursor's phase. */
async function recoverBatch(
  client: PoolClient,
  endpoint: { endpointId: string; applicationId: string },
  { from, to }: IdRange,
  cursor: RecoveryCursor,
  limit: number,
): Promise<{ done: number; next: RecoveryCursor | null }> {
  if (cursor.phase === "waiting") {
    const due = {
      from: cursor.after === null ? null : new Date(cursor.after),
      until: new Date(cursor.until),
    };
    const { brought, lastDueAt } = await bringForward(client, endpoint.endpointId, { from, to }, due, limit);
    return { done: brought, next: lastDueAt && { ...cursor, after: lastDueAt.toISOString() } };
  }
  const range = { from: cursor.after === null ? from : `${cursor.after}0`, to };
  if (cursor.phase === "failed") {
    const { recovered, lastMessageId } = await recoverDeliveries(client, endpoint, range, limit);
    return { done: recovered, next: lastMessageId === null ? null : { ...cursor, after: lastMessageId } };
  }
  const { replayed, lastMessageId } = await replayDeliveries(client, endpoint, range, limit);
  return { done: replayed, next: lastMessageId === null ? null : { ...cursor, after: lastMessageId } };
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

function cursorOf(task: TakenTask): string | null {
  // What `progress` wrote.
  return (task.cursor as { after: string } | null)?.after ?? null;
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
