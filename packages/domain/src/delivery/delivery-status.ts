import {
  type DeliveryReason,
  type DeliveryState,
  type MessageStatus,
  type MessageStatusText,
  messageStatuses,
  statusOfState,
} from "@posthorn/contract";
import type { DeliveryRow } from "@posthorn/queue";

export type WireStatus = { status: MessageStatus; statusText: MessageStatusText };

/** The status of a delivery on the wire; `canceled` is `fail` to a client that did not ask to be told. */
export function statusOf(state: DeliveryState, isExpanded: boolean): WireStatus {
  const text = statusOfState[state];
  return wireStatus(text === "canceled" && !isExpanded ? "fail" : text);
}

export function wireStatus(statusText: MessageStatusText): WireStatus {
  return { status: messageStatuses[statusText], statusText };
}

/** How a delivery stands, as lists of messages and of endpoints answer it. */
export function deliveryOut(row: DeliveryRow, isExpanded: boolean) {
  return {
    ...statusOf(row.state, isExpanded),
    nextAttempt: row.nextAttemptAt?.toISOString() ?? null,
    deliveryState: row.state,
    deliveryReason: row.reason as DeliveryReason | null,
    attemptCount: row.attemptCount,
  };
}

/** The states that a filter by status means. Nothing is ever `pending` (1) on the wire. */
export function statesOf(status: MessageStatus, isExpanded: boolean): readonly DeliveryState[] {
  const states = Object.keys(statusOfState) as DeliveryState[];
  return states.filter((state) => statusOf(state, isExpanded).status === status);
}
