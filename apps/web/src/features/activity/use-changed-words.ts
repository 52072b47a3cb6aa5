"use client";

import type { Messages } from "next-intl";
import { useFormatter, useTranslations } from "next-intl";

type Field = keyof Messages["activity"]["fields"];

/** The fields of an endpoint; the message of each has its name. */
const fields = [
  "uid",
  "url",
  "description",
  "throttleRate",
  "eventTypes",
  "channels",
  "metadata",
  "properties",
  "timeoutSeconds",
  "retrySchedule",
  "maxInFlight",
  "disableOnFailure",
  "signatureType",
] as const satisfies readonly Field[];

/** Which fields were changed, in a list as the language makes it. One without words is left out. */
export function useChangedWords(): (names: readonly string[]) => string {
  const t = useTranslations("activity.fields");
  const format = useFormatter();
  return (names) => format.list(fields.filter((field) => names.includes(field)).map((field) => t(field)));
}
