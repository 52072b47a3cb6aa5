"use client";

import { useIsHydrated } from "@heroui/react";
import { useTranslations } from "next-intl";
import { formatZone } from "./format.ts";

/** The zone of the times below, told once. */
export function TimeZone() {
  const t = useTranslations("portalLogs");
  const isHydrated = useIsHydrated();
  return (
    <span className="min-h-4 text-xs text-muted">
      {isHydrated ? t("times", { zone: formatZone(new Date()) }) : null}
    </span>
  );
}
