import type { DeliveryReason } from "@posthorn/contract";
import { formatCount } from "#ui/format.ts";
import type { ShownState } from "./delivery-state.ts";

export const stateWords: Record<ShownState, string> = {
  delivered: "delivered",
  retrying: "retrying",
  failed: "failed",
  waiting: "waiting",
  sending: "sending",
  cancelled: "cancelled",
  nobody: "nobody subscribed",
};

/** Why a delivery ended without success. */
export const endWords: Record<DeliveryReason, string> = {
  attempts_used: "All tries are used up",
  endpoint_disabled: "The endpoint was disabled before it got through",
  retention: "It was older than the log is kept",
  endpoint_deleted: "The endpoint was deleted",
  application_deleted: "The application was deleted",
  payload_expunged: "The payload was deleted",
  payload_expired: "The payload is past its retention",
  filtered: "The endpoint's filter left it out",
};

export const deliveryText = {
  title: "Deliveries",
  none: "Nobody subscribed",
  noneHint: "When this message was published, no endpoint of the application asked for its event type.",
  noTries: "not tried yet",
  byHand: "by hand",
  late: "late",
  lateHint: "Its outcome came after another worker had taken over: it changed nothing.",
  nextTry: "Next try",
  due: "due now",
  in: (duration: string) => `in ${duration}`,
  attempt: (number: number | null) => (number === null ? "By hand" : `Try ${number}`),
  loadingAll: "Loading the deliveries",
  loadingTries: "Loading the tries",
  triesFailed: "The tries could not be loaded.",
  triesHidden: (count: number) =>
    count === 1
      ? "1 earlier try is not loaded yet"
      : `${formatCount(count)} earlier tries are not loaded yet`,
  moreTries: "Show earlier tries",
  moreDeliveries: "Show more endpoints",
  request: "Request",
  response: "Response",
  headers: "Headers",
  headersAsSent: "As sent",
  body: "Body",
  bodyIsPayload:
    "The body is the message's payload. If the endpoint has properties they were added to it; the curl command is without them.",
  noResponse: "There was no response.",
  noBody: "The response had no body.",
  expunged: "The response body was deleted.",
  base64: "Not text: shown in base64.",
  cut: "Only the first 64 KiB were kept.",
  timings: "Timing",
  timingNames: {
    dnsMs: "Name found",
    connectMs: "Connected",
    tlsMs: "TLS ready",
    firstByteMs: "First byte",
    lastByteMs: "Last byte",
  },
  reused: "on an open connection",
  address: "Address",
  asCurl: "request as curl",
  curl: "curl",
  loading: "Loading the attempt",
  notLoaded: "The attempt could not be loaded. Close it and open it again.",
  attemptId: "Attempt id",
  endpointId: "Endpoint id",
} as const;
