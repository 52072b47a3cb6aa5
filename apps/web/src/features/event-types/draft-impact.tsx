"use client";

import { Skeleton } from "@heroui/react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#trpc/client.tsx";

const shownPaths = 5;

type DraftImpactProps = {
  environmentId: string;
  name: string;
  /** What the draft becomes; null: only who gets the event type counts. */
  version: string | null;
};

/** "12 endpoints of 9 customers · v3 removes order.note: 421 of 500 messages of 7 days had it". */
export function DraftImpact({ environmentId, name, version }: DraftImpactProps) {
  const t = useTranslations("eventTypePages.impact");
  const trpc = useTRPC();
  const impact = useQuery(trpc.eventTypes.impact.queryOptions({ environmentId, name }));
  if (impact.isPending) return <Skeleton className="h-5 w-64 max-w-full rounded-md" />;
  if (impact.isError) return <p className="text-[13px] text-muted">{t("failed")}</p>;
  const { endpoints, applications, removed, required, sample } = impact.data;
  const lines =
    version === null
      ? []
      : [
          ...removed.map(({ path, had }) => ({ path, kind: "removes" as const, count: had })),
          ...required.map(({ path, had }) => ({
            path,
            kind: "requires" as const,
            count: sample.messages - had,
          })),
        ].sort((a, b) => b.count - a.count);
  return (
    <div className="flex flex-col gap-0.5 text-[13px]">
      <p>{endpoints === 0 ? t("nobody") : t("endpoints", { endpoints, applications })}</p>
      {lines.slice(0, shownPaths).map(({ path, kind, count }) => (
        <p key={`${kind} ${path}`} className={count > 0 ? "text-warning" : "text-muted"}>
          {t.rich(kind, {
            version: version ?? "",
            path,
            count,
            total: sample.messages,
            days: sample.days,
            code: (chunks) => <code className="font-mono [overflow-wrap:anywhere]">{chunks}</code>,
          })}
        </p>
      ))}
      {lines.length > shownPaths ? (
        <p className="text-muted">{t("more", { count: lines.length - shownPaths })}</p>
      ) : null}
      {version !== null && lines.length === 0 ? (
        <p className="text-muted">{t("harmless", { version })}</p>
      ) : null}
    </div>
  );
}
