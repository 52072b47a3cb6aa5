import type { DeliveryState, MessageStatusText } from "@posthorn/contract";

/** The states that readers know: one word, one shape, one colour each. */
export const shownStates = [
  "failed",
  "retrying",
  "sending",
  "waiting",
  "delivered",
  "cancelled",
  "nobody",
] as const;

export type ShownState = (typeof shownStates)[number];

/** How a delivery stands, as the API tells it. */
export type DeliveryStanding = {
  deliveryState?: DeliveryState | undefined;
  statusText: MessageStatusText;
  attemptCount?: number | undefined;
};

/** What a reader is shown: a delivery that waits is "retrying" once it was tried. */
export function shownStateOf({ deliveryState, statusText, attemptCount }: DeliveryStanding): ShownState {
  switch (deliveryState ?? stateOfStatus[statusText]) {
    case "pending":
      return (attemptCount ?? 0) > 0 ? "retrying" : "waiting";
    case "delivering":
      return "sending";
    case "succeeded":
      return "delivered";
    case "exhausted":
      return "failed";
    case "cancelled":
      return "cancelled";
  }
}

const stateOfStatus = {
  success: "succeeded",
  pending: "pending",
  sending: "pending",
  fail: "exhausted",
  canceled: "cancelled",
} as const satisfies Record<MessageStatusText, DeliveryState>;

/** A message shows its worst delivery; without deliveries nobody had subscribed. */
export function worstState(states: readonly ShownState[]): ShownState {
  return shownStates.find((state) => states.includes(state)) ?? "nobody";
}

/** Whether it can still change by itself. */
export function isOpen(state: ShownState): boolean {
  return state === "waiting" || state === "sending" || state === "retrying";
}
