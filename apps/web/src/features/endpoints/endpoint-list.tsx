"use client";

import { Skeleton } from "@heroui/react";
import type { ListedEndpointOut } from "@posthorn/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { PortalFailure } from "#features/portal/portal-failure.tsx";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { LinkButton } from "#ui/link-button.tsx";
import { MoreButton } from "#ui/more-button.tsx";
import { nextPageOf } from "#ui/next-page-of.ts";
import { PageNotice } from "#ui/page-notice.tsx";
import { eventTypesSummary } from "./event-types-summary.ts";
import { HealthWord } from "./health-word.tsx";
import { endpointKeys } from "./use-endpoint-actions.ts";
import { WeekShare } from "./week-share.tsx";

/** All endpoints of the tenant, each with how it is. */
export function EndpointList() {
  const t = useTranslations("endpoints");
  const { api, can } = usePortal();
  const endpoints = useInfiniteQuery({
    queryKey: endpointKeys.list,
    queryFn: ({ pageParam }) => api.listEndpoints({ iterator: pageParam, with_week: true }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextPageOf,
  });
  if (endpoints.isError) return <PortalFailure error={endpoints.error} onRetry={endpoints.refetch} />;
  if (!endpoints.data) return <EndpointListSkeleton />;
  const rows = endpoints.data.pages.flatMap((page) => page.data);
  if (rows.length === 0) {
    const canAdd = can("ManageEndpoint");
    return (
      <PageNotice
        title={t("emptyTitle")}
        action={
          canAdd ? (
            <LinkButton href="/portal/endpoints/new" variant="primary">
              {t("add")}
            </LinkButton>
          ) : null
        }
      >
        <p>{t("empty")}</p>
        {canAdd ? null : <p>{t("emptyReadOnly")}</p>}
      </PageNotice>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <ul className="overflow-hidden rounded-lg border bg-surface">
        {rows.map((endpoint) => (
          <EndpointRow key={endpoint.id} endpoint={endpoint} />
        ))}
      </ul>
      <MoreButton pages={endpoints}>{t("more")}</MoreButton>
    </div>
  );
}

function EndpointRow({ endpoint }: { endpoint: ListedEndpointOut }) {
  const eventTypes = useTranslations("eventTypes");
  return (
    <li className="not-first:border-t">
      <Link
        href={`/portal/endpoints/${endpoint.id}`}
        className="flex items-center gap-3 px-3 py-3 hover:bg-default/50 focus-visible:outline-offset-[-2px] sm:px-4"
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate font-mono text-[13px]">{endpoint.url}</span>
          <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-[13px] text-muted">
            {endpoint.health ? (
              <HealthWord health={endpoint.health} disabledReason={endpoint.disabledReason} />
            ) : null}
            <span className="truncate">
              {endpoint.description || eventTypesSummary(endpoint.eventTypes, eventTypes)}
            </span>
          </span>
        </span>
        {endpoint.week ? <WeekShare week={endpoint.week} /> : null}
        <ChevronRight className="size-4 shrink-0 text-muted" strokeWidth={1.5} aria-hidden="true" />
      </Link>
    </li>
  );
}

function EndpointListSkeleton() {
  const t = useTranslations("endpoints");
  return (
    <div role="status" aria-label={t("loading")} className="overflow-hidden rounded-lg border bg-surface">
      {[0, 1, 2].map((row) => (
        <div key={row} className="flex h-[67px] flex-col justify-center gap-2.5 px-4 not-first:border-t">
          <Skeleton className="h-3.5 w-2/3 rounded-md" />
          <Skeleton className="h-3 w-1/3 rounded-md" />
        </div>
      ))}
    </div>
  );
}
