"use client";

import { useTranslations } from "next-intl";

/** The name of a section, for those who do not see which one is marked. */
export function PortalTitle({
  of,
}: {
  of: "endpoints" | "messages" | "eventTypes" | "activity" | "settings";
}) {
  const t = useTranslations("portal.tabs");
  return <h1 className="sr-only">{t(of)}</h1>;
}
