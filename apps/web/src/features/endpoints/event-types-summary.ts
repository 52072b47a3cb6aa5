import type { Translate } from "#i18n/app-config.ts";

const maxNamed = 3;

/** Which events an endpoint gets, in a few words. */
export function eventTypesSummary(eventTypes: readonly string[] | null, t: Translate<"eventTypes">): string {
  if (eventTypes === null) return t("summaryAll");
  const named = eventTypes.slice(0, maxNamed).join(", ");
  const rest = eventTypes.length - maxNamed;
  return rest > 0 ? t("summaryMore", { named, rest }) : named;
}
