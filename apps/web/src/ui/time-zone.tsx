"use client";

import { useIsHydrated } from "@heroui/react";
import { useTranslations } from "next-intl";
import { useFormat } from "./use-format.ts";

/** The zone of the times below, told once. */
export function TimeZone() {
  const t = useTranslations("portalLogs");
  const format = useFormat();
  const isHydrated = useIsHydrated();
  return (
    <span className="min-h-4 text-xs text-muted">
      {isHydrated ? t("times", { zone: format.zone(new Date()) }) : null}
    </span>
  );
}
