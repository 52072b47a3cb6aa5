"use client";

import { Skeleton, Tabs } from "@heroui/react";
import type { IncidentOut } from "@posthorn/domain";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { CallFailure } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { MoreButton } from "#ui/more-button.tsx";
import { nextPageOf } from "#ui/next-page-of.ts";
import { PageFrame } from "#ui/page-frame.tsx";
import { PageNotice } from "#ui/page-notice.tsx";
import { useSearchAddress } from "#ui/use-search-address.ts";
import { IncidentFacts, IncidentHead } from "./incident-facts.tsx";
import { incidentStates, stateOfAddress } from "./incident-states.ts";
import { useLiveIncidents } from "./use-live-incidents.ts";

/** What fails at which customer now, and what did. */
export function IncidentsPage({ environmentId }: { environmentId: string }) {
  const t = useTranslations("incidents");
  const trpc = useTRPC();
  const { parameters, change } = useSearchAddress();
  const state = stateOfAddress(parameters);
  useLiveIncidents(environmentId);
  const pages = useInfiniteQuery(
    trpc.incidents.list.infiniteQueryOptions(
      { environmentId, state },
      { getNextPageParam: nextPageOf, placeholderData: keepPreviousData },
    ),
  );
  const rows = pages.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <PageFrame title={t("title")} lead={t("lead")}>
      <Tabs
        variant="secondary"
        selectedKey={state}
        onSelectionChange={(key) => change({ state: key === "open" ? undefined : String(key) })}
      >
        <Tabs.ListContainer>
          <Tabs.List aria-label={t("title")}>
            {incidentStates.map((one) => (
              <Tabs.Tab key={one} id={one}>
                {t(`tabs.${one}`)}
                <Tabs.Indicator />
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs.ListContainer>
        {incidentStates.map((one) => (
          <Tabs.Panel key={one} id={one}>
            {pages.isPending ? <ListSkeleton label={t("loading")} /> : null}
            {pages.isError && rows.length === 0 ? (
              <CallFailure error={pages.error} onRetry={pages.refetch} />
            ) : null}
            {pages.isSuccess && rows.length === 0 ? (
              <PageNotice title={t(`empty.${one}`)}>
                <p>{t("emptyBody")}</p>
              </PageNotice>
            ) : null}
            <ul className="flex flex-col gap-2">
              {rows.map((incident) => (
                <IncidentRow key={incident.id} environmentId={environmentId} incident={incident} />
              ))}
            </ul>
            <div className="mt-3">
              <MoreButton pages={pages}>{t("more")}</MoreButton>
            </div>
          </Tabs.Panel>
        ))}
      </Tabs>
    </PageFrame>
  );
}

function IncidentRow({ environmentId, incident }: { environmentId: string; incident: IncidentOut }) {
  const t = useTranslations("incidents");
  const told = incident.alerts
    .filter((alert) => alert.state === "sent")
    .map(({ reader, name }) => (reader === "tenant" ? t("customer", { name }) : name));
  return (
    <li className="flex flex-col gap-2 rounded-lg border bg-surface px-4 py-3">
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1 basis-72">
          <IncidentHead incident={incident} />
        </div>
        <Link
          href={`/${environmentId}/incidents/${incident.id}`}
          className="text-[13px] text-link hover:underline"
        >
          {t("open", { name: incident.application.name })}
        </Link>
      </div>
      <IncidentFacts environmentId={environmentId} incident={incident} />
      <p className="text-xs [overflow-wrap:anywhere] text-muted">
        {told.length === 0
          ? t("toldNobody")
          : t("told", { names: [...new Set(told)].slice(0, 5).join(", ") })}
      </p>
    </li>
  );
}

function ListSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col gap-2">
      {[0, 1, 2].map((line) => (
        <Skeleton key={line} className="h-32 rounded-lg" />
      ))}
    </div>
  );
}
