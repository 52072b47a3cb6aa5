"use client";

import { Button } from "@heroui/react";
import type { ActivityOut } from "@posthorn/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { PortalFailure } from "#features/portal/portal-failure.tsx";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { EndpointFilter } from "#features/portal-messages/endpoint-filter.tsx";
import { MoreButton } from "#ui/more-button.tsx";
import { nextPageOf } from "#ui/next-page-of.ts";
import { PageNotice } from "#ui/page-notice.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { TimeZone } from "#ui/time-zone.tsx";
import { Timestamp } from "#ui/timestamp.tsx";
import { useSearchAddress } from "#ui/use-search-address.ts";
import { useChangedWords } from "./use-changed-words.ts";

/** What was changed in the tenant's application, by whom and when; the newest first. */
export function ActivityList() {
  const t = useTranslations("activity");
  const { api } = usePortal();
  const { parameters, change } = useSearchAddress();
  const endpoint = parameters.get("endpoint") ?? undefined;
  const activity = useInfiniteQuery({
    queryKey: ["activity", endpoint],
    queryFn: ({ pageParam }) => api.listActivity({ iterator: pageParam, endpoint_id: endpoint }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextPageOf,
  });
  const rows = activity.data?.pages.flatMap((page) => page.data);
  return (
    <div className="flex flex-col gap-3">
      <search className="flex items-center justify-between gap-3">
        <EndpointFilter value={endpoint} onChange={(chosen) => change({ endpoint: chosen })} />
        <TimeZone />
      </search>
      {activity.isError ? <PortalFailure error={activity.error} onRetry={activity.refetch} /> : null}
      {activity.isPending ? <SkeletonLines lines={8} label={t("loading")} /> : null}
      {rows?.length === 0 && !activity.hasNextPage ? (
        <PageNotice
          title={t("noneTitle")}
          action={
            endpoint === undefined ? null : (
              <Button size="sm" onPress={() => change({ endpoint: undefined })}>
                {t("showAll")}
              </Button>
            )
          }
        >
          <p>{t("none")}</p>
        </PageNotice>
      ) : null}
      {rows && rows.length > 0 ? (
        <ol aria-label={t("title")} className="overflow-hidden rounded-lg border bg-surface">
          {rows.map((row) => (
            <ActivityRow key={row.id} row={row} />
          ))}
        </ol>
      ) : null}
      <MoreButton pages={activity}>{t("older")}</MoreButton>
    </div>
  );
}

function ActivityRow({ row }: { row: ActivityOut }) {
  const t = useTranslations("activity");
  const changedWords = useChangedWords();
  const { action, actor, endpoint, name, changed, at } = row;
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-3 py-2 text-[13px] not-first:border-t sm:px-4">
      <span className="min-w-0 flex-1 basis-64">
        <span className="block">
          {t(`actions.${action}`)}
          {changed.length === 0 ? null : <span className="text-muted">: {changedWords(changed)}</span>}
        </span>
        {endpoint === null ? null : (
          <Link
            href={`/portal/endpoints/${endpoint.id}`}
            className="block truncate font-mono text-muted hover:underline"
          >
            {endpoint.url}
          </Link>
        )}
        {name === null ? null : <span className="block [overflow-wrap:anywhere] text-muted">{name}</span>}
      </span>
      <span className="text-muted sm:w-40">{t(`actors.${actor}`)}</span>
      <Timestamp at={at} as="clock" className="ml-auto text-muted" />
    </li>
  );
}
