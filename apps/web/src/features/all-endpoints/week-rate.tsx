"use client";

import type { EndpointSummary } from "@posthorn/domain";
import { useFormatter, useTranslations } from "next-intl";

/** How many of the attempts of seven days got through. */
export function WeekRate({ week }: { week: EndpointSummary["week"] }) {
  const t = useTranslations("allEndpoints");
  const format = useFormatter();
  const total = week.succeeded + week.failed;
  if (total === 0) return <span className="text-muted">{t("noAttempts")}</span>;
  // Rounded down: 100 % is said only when nothing failed.
  const share = Math.floor((week.succeeded / total) * 1_000) / 1_000;
  const rate = format.number(share, { style: "percent", maximumFractionDigits: 1 });
  return <span className="tabular-nums">{t("rate", { rate, total })}</span>;
}
