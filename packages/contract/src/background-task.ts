import { z } from "zod";
import { backgroundTaskId } from "./ids.ts";
import { instantOut } from "./instant.ts";
import { listResponse } from "./list.ts";

/** How a background task stands. A cancelled one is `failed`, with `data.isCancelled`. */
export const backgroundTaskStatus = z
  .enum(["running", "finished", "failed"])
  .describe("How the task stands.");
/** How a background task stands. */
export type BackgroundTaskStatus = z.output<typeof backgroundTaskStatus>;

/** What a background task does. Closed: strict clients refuse a word they do not know. */
export const backgroundTaskType = z
  .enum([
    "endpoint.replay",
    "endpoint.recover",
    "endpoint.bulk-replay",
    "application.stats",
    "application.purge_content",
    "message.broadcast",
    "sdk.generate",
    "event-type.aggregate",
  ])
  .describe("What the task does.");
/** What a background task does. */
export type BackgroundTaskType = z.output<typeof backgroundTaskType>;

/**
 * How far a task is, or what it did: counts that are there from its start.
 *
 * @example
 * backgroundTaskData.parse({ messagesSent: 2 });
 */
export const backgroundTaskData = z
  .looseObject({
    messagesSent: z.int().min(0).optional().describe("Deliveries that were started again."),
    messagesTotal: z.int().min(0).optional().describe("Deliveries that it found when it began."),
    messagesPurged: z.int().min(0).optional().describe("Messages whose payload was removed."),
    isCancelled: z.boolean().optional().describe("True when a person stopped it."),
    error: z.string().optional().describe("Why it failed, for people."),
  })
  .describe("How far the task is.");
/** How far a task is, or what it did. */
export type BackgroundTaskData = z.output<typeof backgroundTaskData>;

const startedTask = {
  id: backgroundTaskId,
  status: backgroundTaskStatus,
  task: backgroundTaskType,
  updatedAt: instantOut.describe("When it last moved."),
};

/**
 * A background task as it is answered.
 *
 * @example
 * const { status, data } = backgroundTaskOut.parse(await response.json());
 */
export const backgroundTaskOut = z
  .object({ ...startedTask, data: backgroundTaskData })
  .describe("A background task.");
/** A background task as it is answered. */
export type BackgroundTaskOut = z.output<typeof backgroundTaskOut>;

/** A page of background tasks. */
export const backgroundTaskList = listResponse(backgroundTaskOut).describe("A page of background tasks.");

/**
 * A background task that was just started, as `recover` answers it.
 *
 * @example
 * const { id } = recoverOut.parse(await response.json());
 */
export const recoverOut = z.object(startedTask).describe("The background task that recovers.");
/** A background task that was just started. */
export type RecoverOut = z.output<typeof recoverOut>;
