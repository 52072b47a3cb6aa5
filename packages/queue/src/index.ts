export { addOperationalEvents, isListening, type NewOperationalEvent } from "./add-operational-events.ts";
export { type AdmitLimits, admit } from "./admit.ts";
export { type ClaimedDelivery, claim, defaultTimeoutSeconds, leaseMarginSeconds } from "./claim.ts";
export { type DisabledEndpoint, disableEndpoints } from "./disable-endpoints.ts";
export { type Ending, endOpenDeliveries, type OpenDeliveries } from "./end-open-deliveries.ts";
export { expandFanOut } from "./expand-fan-out.ts";
export { giveBack } from "./give-back.ts";
export { latencyBucket, latencyBucketCount, latencyBucketUpperMs } from "./latency-bucket.ts";
export { loadMessages, type MessageToSend } from "./load-messages.ts";
export { matchingPatterns } from "./matching-patterns.ts";
export { createNotifier, deliveriesChannel, type Notifier } from "./notify.ts";
export { type NewMessage, publish, type StoredMessage, type Verdict } from "./publish.ts";
export {
  type EndpointChange,
  type EndpointReport,
  type Outcome,
  type RecordedAttempt,
  type ReportedAttempt,
  type RollupDelta,
  record,
} from "./record.ts";
export { slowDown } from "./slow-down.ts";
export { tellDisabled } from "./tell-incidents.ts";
export { failuresToOpen, type Tracked, type TrackOptions, trackIncidents } from "./track-incidents.ts";
export { wakeWorkers } from "./wake-workers.ts";
