"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { AttemptRow } from "#features/deliveries/attempt-row.tsx";
import { StateIcon } from "#features/deliveries/state-icon.tsx";
import { PortalFailure } from "#features/portal/portal-failure.tsx";
import { usePortal } from "#features/portal/portal-session-provider.tsx";

/** What became of an example: that it is on its way, then how it was answered. */
export function ExampleOutcome({ endpointId, messageId }: { endpointId: string; messageId: string }) {
  const t = useTranslations("portalEventTypes");
  const endpoints = useTranslations("endpoints");
  const { api } = usePortal();
  const attempts = useQuery({
    queryKey: ["attempts", messageId, endpointId],
    queryFn: () => api.listAttempts(messageId, { endpointId }),
  });
  const newest = attempts.data?.data[0];
  return (
    <section aria-label={t("outcome")} aria-live="polite" className="mt-2.5 rounded-lg border bg-background">
      {attempts.isError ? <PortalFailure error={attempts.error} onRetry={attempts.refetch} /> : null}
      {newest ? (
        <ol className="[&>li:first-child]:border-t-0">
          <AttemptRow attempt={newest} isNewest />
        </ol>
      ) : (
        <p className="flex items-center gap-2 px-3 py-2 text-[13px] text-muted">
          <StateIcon state="sending" className="size-3" />
          {t("sending")}
        </p>
      )}
      <p className="border-t px-3 py-2 text-[13px]">
        <Link href={`/portal/messages/${messageId}`} className="font-medium text-link hover:underline">
          {endpoints("openMessage")}
        </Link>
      </p>
    </section>
  );
}
