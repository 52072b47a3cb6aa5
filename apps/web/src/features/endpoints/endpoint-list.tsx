"use client";

import { Skeleton } from "@heroui/react";
import type { ListedEndpointOut } from "@posthorn/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { PortalFailure } from "#features/portal/portal-failure.tsx";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { LinkButton } from "#ui/link-button.tsx";
import { MoreButton } from "#ui/more-button.tsx";
import { nextPageOf } from "#ui/next-page-of.ts";
import { PageNotice } from "#ui/page-notice.tsx";
import { EndpointStats } from "./endpoint-stats.tsx";
import { endpointsText as text } from "./endpoints-text.ts";
import { eventTypesSummary } from "./event-types-summary.ts";
import { HealthWord } from "./health-word.tsx";
import { endpointKeys } from "./use-endpoint-actions.ts";

/** All endpoints of the tenant, each with how it is. */
export function EndpointList() {
  const { api, can } = usePortal();
  const endpoints = useInfiniteQuery({
    queryKey: endpointKeys.list,
    queryFn: ({ pageParam }) => api.listEndpoints(pageParam),
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
        title={text.emptyTitle}
        action={
          canAdd ? (
            <LinkButton href="/portal/endpoints/new" variant="primary">
              {text.add}
            </LinkButton>
          ) : null
        }
      >
        <p>{text.empty}</p>
        {canAdd ? null : <p>{text.emptyReadOnly}</p>}
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
      <MoreButton pages={endpoints}>{text.more}</MoreButton>
    </div>
  );
}

function EndpointRow({ endpoint }: { endpoint: ListedEndpointOut }) {
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
            <span className="truncate">{endpoint.description || eventTypesSummary(endpoint.eventTypes)}</span>
          </span>
        </span>
        <EndpointStats endpointId={endpoint.id} />
        <ChevronRight className="size-4 shrink-0 text-muted" strokeWidth={1.5} aria-hidden="true" />
      </Link>
    </li>
  );
}

function EndpointListSkeleton() {
  return (
    <div role="status" aria-label={text.loading} className="overflow-hidden rounded-lg border bg-surface">
      {[0, 1, 2].map((row) => (
        <div key={row} className="flex h-[67px] flex-col justify-center gap-2.5 px-4 not-first:border-t">
          <Skeleton className="h-3.5 w-2/3 rounded-md" />
          <Skeleton className="h-3 w-1/3 rounded-md" />
        </div>
      ))}
    </div>
  );
}
