export { addAlerts, type NewAlert } from "./add-alerts.ts";
export { addOperationalEvents, isListening, type NewOperationalEvent } from "./add-operational-events.ts";
export { type AdmitLimits, admit } from "./admit.ts";
export { breakerReason, failuresToClose } from "./breaker.ts";
export { bringForward, countWaiting, type DueRange } from "./bring-forward.ts";
export { type ClaimedDelivery, claim, defaultTimeoutSeconds, leaseMarginSeconds } from "./claim.ts";
export { type Cleanable, cleanExpired } from "./clean-expired.ts";
export { countEndpoints, type EndpointCounts } from "./count-endpoints.ts";
export { countExhausted } from "./count-exhausted.ts";
export { countMissed } from "./count-missed.ts";
export { countOpen } from "./count-open.ts";
export { countRecovered } from "./count-recovered.ts";
export { countRetrying } from "./count-retrying.ts";
export { type DeletedApplications, deleteApplications } from "./delete-applications.ts";
export type { DeliveryRow } from "./delivery-columns.ts";
export { type DisabledEndpoint, disableEndpoints } from "./disable-endpoints.ts";
export { emptyContents, type MessageContents } from "./empty-contents.ts";
export { endOldDeliveries } from "./end-old-deliveries.ts";
export { type Ending, endOpenDeliveries, type OpenDeliveries } from "./end-open-deliveries.ts";
export { expandFanOut } from "./expand-fan-out.ts";
export { expireContents } from "./expire-contents.ts";
export { type AttemptFilter, type AttemptRow, findAttempts } from "./find-attempts.ts";
export { type ClosedEndpoint, findClosedEndpoints } from "./find-closed-endpoints.ts";
export { findDeliveriesOfEndpoint } from "./find-deliveries-of-endpoint.ts";
export { findDeliveriesOfMessage } from "./find-deliveries-of-message.ts";
export { type DueAlert, findDueAlerts } from "./find-due-alerts.ts";
export { findEndpointState } from "./find-endpoint-state.ts";
export {
  type EndpointSearch,
  type EndpointState,
  findEndpoints,
  findEndpointsStatement,
} from "./find-endpoints.ts";
export { findFailingEndpoints } from "./find-failing-endpoints.ts";
export { findMessageIds } from "./find-message-ids.ts";
export { findMessages, type MessageFilter, type MessageRow } from "./find-messages.ts";
export { findMessagesById } from "./find-messages-by-id.ts";
export { findNextAttempts } from "./find-next-attempts.ts";
export { findWaiting, type Waiting } from "./find-waiting.ts";
export { foldBatchSize, foldRollups } from "./fold-rollups.ts";
export { giveBack } from "./give-back.ts";
export { hasOpenDeliveries } from "./has-open-deliveries.ts";
export type { IdPage, IdRange, Scan } from "./id-range.ts";
export { inTransaction } from "./in-transaction.ts";
export { latencyBucket, latencyBucketCount, latencyBucketUpperMs } from "./latency-bucket.ts";
export { loadMessages, type MessageToSend } from "./load-messages.ts";
export { loadPayloads } from "./load-payloads.ts";
export { loadResponseBodies, type ResponseBody } from "./load-response-bodies.ts";
export { matchingPatterns } from "./matching-patterns.ts";
export { measureResponseBodies } from "./measure-response-bodies.ts";
export { moveStuckDeliveries, type StuckWork } from "./move-stuck-deliveries.ts";
export { noteTaskFailure } from "./note-task-failure.ts";
export { createNotifier, deliveriesChannel, type Notifier } from "./notify.ts";
export { type NewMessage, publish, type StoredMessage, type Verdict } from "./publish.ts";
export { type OneEndpoint, publishTo } from "./publish-to.ts";
export { type PurgedBatch, purgeContents } from "./purge-contents.ts";
export { type OldestWork, readOldestWork } from "./read-oldest-work.ts";
export { mostCounted, type QueueFigures, readAttemptRate, readQueueFigures } from "./read-queue-figures.ts";
export { type RollupFilter, type RollupPoint, readRollups } from "./read-rollups.ts";
export {
  type EndpointChange,
  type EndpointReport,
  type Outcome,
  type RecordedAttempt,
  type ReportedAttempt,
  type RollupDelta,
  record,
} from "./record.ts";
export { recordSucceeded } from "./record-succeeded.ts";
export { type RecoveredBatch, recoverDeliveries } from "./recover-deliveries.ts";
export { removeIdleGates } from "./remove-idle-gates.ts";
export { type ReplayedBatch, replayDeliveries } from "./replay-deliveries.ts";
export { resend } from "./resend.ts";
export { minuteRollupDays, type RollupSegment, rollupSegments } from "./rollup-segments.ts";
export { saveBackgroundTask, type TaskProgress } from "./save-background-task.ts";
export { settleOperationalEvents } from "./settle-operational-events.ts";
export { slowDown } from "./slow-down.ts";
export { type DeliverySummary, summarizeDeliveries } from "./summarize-deliveries.ts";
export { type TakenTask, takeBackgroundTask } from "./take-background-task.ts";
export { type OutboxEvent, takeOperationalEvents } from "./take-operational-events.ts";
export { tellDisabled } from "./tell-incidents.ts";
export { failuresToOpen, type Tracked, trackIncidents } from "./track-incidents.ts";
export { wakeWorkers } from "./wake-workers.ts";
