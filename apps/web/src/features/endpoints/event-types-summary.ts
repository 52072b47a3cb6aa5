import { eventTypesText } from "#features/event-types/event-types-text.ts";

const maxNamed = 3;

/** Which events an endpoint gets, in a few words. */
export function eventTypesSummary(eventTypes: readonly string[] | null): string {
  if (eventTypes === null) return eventTypesText.summaryAll;
  const named = eventTypes.slice(0, maxNamed).join(", ");
  const rest = eventTypes.length - maxNamed;
  return rest > 0 ? eventTypesText.summaryMore(named, rest) : named;
}
