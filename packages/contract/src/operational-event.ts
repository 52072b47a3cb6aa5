import { z } from "zod";
import { attemptReason } from "./attempt-reason.ts";
import { backgroundTaskData, backgroundTaskStatus, backgroundTaskType } from "./background-task.ts";
import { applicationId, attemptId, backgroundTaskId, endpointId, incidentId, messageId } from "./ids.ts";
import { instantOut } from "./instant.ts";

/** The events of the platform itself, sent to an environment's operational endpoints. */
export const operationalEventTypes = [
  "endpoint.created",
  "endpoint.updated",
  "endpoint.deleted",
  "endpoint.enabled",
  "endpoint.disabled",
  "message.attempt.failing",
  "message.attempt.exhausted",
  "message.attempt.recovered",
  "background_task.finished",
] as const;
/** The name of an event of the platform itself. */
export type OperationalEventType = (typeof operationalEventTypes)[number];

const uid = (what: string) => z.string().nullable().describe(`Your own id of the ${what}.`);

/** Which endpoint an operational event is about. */
export const endpointEventData = z
  .object({
    appId: applicationId,
    appUid: uid("application"),
    endpointId,
    endpointUid: uid("endpoint"),
  })
  .describe("An endpoint.");
/** Which endpoint an operational event is about. */
export type EndpointEventData = z.output<typeof endpointEventData>;

/** The endpoint that was disabled, since when it failed, and who did it. */
export const endpointDisabledEventData = endpointEventData
  .extend({
    failSince: instantOut.nullable().describe("When its failures began; null when it did not fail."),
    trigger: z.enum(["manual", "automatic"]).describe("Whether a person or the platform disabled it."),
  })
  .describe("An endpoint that was disabled.");
/** The endpoint that was disabled. */
export type EndpointDisabledEventData = z.output<typeof endpointDisabledEventData>;

/** The incident of an endpoint at the time of an operational event. */
export const incidentEventData = z
  .object({
    id: incidentId,
    reason: attemptReason.nullable(),
    firstFailureAt: instantOut.describe("When it began."),
    lastFailureAt: instantOut.describe("When it last failed."),
    waiting: z.int().min(0).describe("Deliveries that wait for their next attempt."),
    exhausted: z.int().min(0).describe("Deliveries that ended without success."),
  })
  .describe("The incident that it belongs to.");
/** The incident of an endpoint at the time of an operational event. */
export type IncidentEventData = z.output<typeof incidentEventData>;

/** A delivery that fails, ended without success, or recovered, and its last attempt. */
export const messageAttemptEventData = z
  .object({
    appId: applicationId,
    appUid: uid("application"),
    endpointId,
    endpointUid: uid("endpoint").optional(),
    msgId: messageId,
    msgEventId: uid("message"),
    lastAttempt: z
      .object({
        id: attemptId,
        responseStatusCode: z.int().describe("The status of the answer; 0 when there was none."),
        timestamp: instantOut.describe("When it was made."),
      })
      .describe("The last attempt."),
    incident: incidentEventData.nullish(),
  })
  .describe("A delivery and its last attempt.");
/** A delivery that fails, ended without success, or recovered. */
export type MessageAttemptEventData = z.output<typeof messageAttemptEventData>;

/** A background task that ended. */
export const backgroundTaskFinishedEventData = z
  .object({
    taskId: backgroundTaskId,
    task: backgroundTaskType,
    status: backgroundTaskStatus,
    data: backgroundTaskData,
  })
  .describe("A background task that ended.");
/** A background task that ended. */
export type BackgroundTaskFinishedEventData = z.output<typeof backgroundTaskFinishedEventData>;

const event = <Type extends OperationalEventType, Data extends z.ZodObject>(
  type: Type,
  data: Data,
  what: string,
) => z.object({ type: z.literal(type), data }).describe(what);

/**
 * The payload of an operational event: `type` is its event type, `data` what it is about.
 *
 * @example
 * const event = operationalEvent.parse(JSON.parse(body));
 * if (event.type === "endpoint.disabled") tell(event.data.appUid, event.data.failSince);
 */
export const operationalEvent = z
  .discriminatedUnion("type", [
    event("endpoint.created", endpointEventData, "An endpoint was created."),
    event("endpoint.updated", endpointEventData, "An endpoint was changed."),
    event("endpoint.deleted", endpointEventData, "An endpoint was deleted."),
    event("endpoint.enabled", endpointEventData, "An endpoint was enabled again."),
    event("endpoint.disabled", endpointDisabledEventData, "An endpoint was disabled."),
    event(
      "message.attempt.failing",
      messageAttemptEventData,
      "An endpoint failed four times in a row, or answered 410.",
    ),
    event("message.attempt.exhausted", messageAttemptEventData, "A delivery has no tries left."),
    event("message.attempt.recovered", messageAttemptEventData, "An endpoint that failed succeeds again."),
    event("background_task.finished", backgroundTaskFinishedEventData, "A background task ended."),
  ])
  .describe("An event of the platform itself.");
/** The payload of an operational event. */
export type OperationalEvent = z.output<typeof operationalEvent>;
