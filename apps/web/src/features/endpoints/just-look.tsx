"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { InspectedRequests } from "#features/inspector/inspected-requests.tsx";
import { PortalError } from "#features/portal/portal-error.ts";
import { PortalFailure } from "#features/portal/portal-failure.tsx";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { Notice } from "#ui/notice.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { Timestamp } from "#ui/timestamp.tsx";

const pattern = /\/inspect\/(insp_[0-9A-Za-z]{27})$/;

/** What arrived where an endpoint is only there to be looked at; nothing for every other. */
export function JustLook({ url }: { url: string }) {
  const { server } = usePortal();
  const id = pattern.exec(url)?.[1];
  return id !== undefined && url.startsWith(server.apiUrl) ? <Inspected id={id} /> : null;
}

function Inspected({ id }: { id: string }) {
  const t = useTranslations("inspector");
  const { api } = usePortal();
  const inspector = useQuery({ queryKey: ["inspector", id], queryFn: () => api.getInspector(id) });
  if (inspector.isPending) return <SkeletonLines lines={3} label={t("requests")} />;
  if (inspector.isError) {
    const isGone = inspector.error instanceof PortalError && inspector.error.kind === "missing";
    if (!isGone) return <PortalFailure error={inspector.error} onRetry={inspector.refetch} />;
    return (
      <Notice status="warning" title={t("goneTitle")}>
        {t("gone")}
      </Notice>
    );
  }
  const { requests, expiresAt } = inspector.data;
  return (
    <section aria-label={t("arrived")}>
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 className="font-medium">{t("arrived")}</h2>
        <span className="text-xs text-muted">
          {t("until")} <Timestamp at={expiresAt} as="clock" />
        </span>
      </div>
      <div className="overflow-hidden rounded-lg border bg-surface">
        <InspectedRequests requests={requests} />
      </div>
    </section>
  );
}
