import type { OperationalEvent } from "@posthorn/contract";

type LinkFacts = {
  portalUrl: string;
  environmentId: string;
  /** Null where the dashboard does not show the application: that of the operational endpoints. */
  applicationId: string | null;
};

/**
 * Where the dashboard shows what an event is about: the messages of its application that retry or have failed.
 * Seven days, since what ran out of tries was published longer ago than the day that the page shows by itself.
 */
export function linkOfEvent(event: OperationalEvent, facts: LinkFacts): string {
  const address = `${facts.portalUrl}/${facts.environmentId}/messages`;
  if (facts.applicationId === null) return address;
  const state = stateOf(event);
  const query = new URLSearchParams({ range: "7d", app: facts.applicationId, ...(state && { state }) });
  return `${address}?${query}`;
}

function stateOf(event: OperationalEvent): "retrying" | "failed" | undefined {
  switch (event.type) {
    case "message.attempt.failing":
      return isGone(event) ? "failed" : "retrying";
    case "message.attempt.exhausted":
    case "endpoint.disabled":
      return "failed";
    case "message.attempt.recovered":
      return (event.data.incident?.exhausted ?? 0) > 0 ? "failed" : undefined;
    default:
      return undefined;
  }
}

/** A 410 opens the incident and disables the endpoint at once. */
export function isGone({ data }: Extract<OperationalEvent, { type: "message.attempt.failing" }>): boolean {
  return data.lastAttempt.responseStatusCode === 410;
}
