"use client";

import { Button, Skeleton } from "@heroui/react";
import type { EndpointSummary } from "@posthorn/domain";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { OpenAsTenant } from "#features/applications/tenant-links.tsx";
import { ActivityChart } from "#features/endpoints/activity-chart.tsx";
import { EndpointSettingsList } from "#features/endpoints/endpoint-settings-list.tsx";
import { EventTypes } from "#features/endpoints/event-types.tsx";
import { HealthWord } from "#features/endpoints/health-word.tsx";
import { CallFailure } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { BackLink } from "#ui/back-link.tsx";
import { Identifier } from "#ui/identifier.tsx";
import { PageFrame } from "#ui/page-frame.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { Timestamp } from "#ui/timestamp.tsx";
import { EndpointActions } from "./endpoint-actions.tsx";
import { RecoverHere } from "./recover-here.tsx";
import { SetDisabled } from "./set-disabled.tsx";
import { WeekRate } from "./week-rate.tsx";

type EndpointPageProps = { environmentId: string; endpointId: string; canChange: boolean };

/** One endpoint of any customer: how it is and why, its week, and what it sets for itself. */
export function EndpointPage(props: EndpointPageProps) {
  const { environmentId, endpointId } = props;
  const t = useTranslations("allEndpoints");
  const trpc = useTRPC();
  const summary = useQuery(trpc.endpoints.summary.queryOptions({ environmentId, endpoint: endpointId }));
  return (
    <PageFrame title={summary.data?.url ?? t("one")}>
      <div className="-mb-4">
        <BackLink href={`/${environmentId}/endpoints`}>{t("back")}</BackLink>
      </div>
      {summary.isPending ? <SkeletonLines lines={8} label={t("loading")} /> : null}
      {summary.isError ? <CallFailure error={summary.error} onRetry={summary.refetch} /> : null}
      {summary.data ? <Detail {...props} summary={summary.data} /> : null}
    </PageFrame>
  );
}

function Detail({ environmentId, canChange, summary }: EndpointPageProps & { summary: EndpointSummary }) {
  const t = useTranslations("allEndpoints");
  const trpc = useTRPC();
  const ref = { environmentId, application: summary.application.id, endpoint: summary.id };
  const endpoint = useQuery(trpc.endpoints.get.queryOptions(ref));
  const headers = useQuery(trpc.endpoints.headers.queryOptions(ref));
  const activity = useQuery(trpc.endpoints.activity.queryOptions(ref));
  const [asked, setAsked] = useState<EndpointSummary | null>(null);
  const { application, health } = summary;
  const isDisabled = health.state === "disabled";
  const app = encodeURIComponent(application.uid ?? application.id);
  return (
    <>
      <header className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1 basis-72">
          <h2 className="font-mono text-base font-medium [overflow-wrap:anywhere]">{summary.url}</h2>
          <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-[13px]">
            <HealthWord health={health} disabledReason={summary.disabledReason} isLong />
            <WeekRate week={summary.week} />
            {health.nextAttemptAt === null ? null : (
              <span className="text-muted">
                {t("nextTry")} <Timestamp at={health.nextAttemptAt} as="relative" />
              </span>
            )}
          </div>
          <p className="mt-1 flex flex-wrap gap-x-3 text-[13px]">
            <Link
              href={`/${environmentId}/applications/${application.id}`}
              className="text-link hover:underline"
              dir="auto"
            >
              {application.name}
            </Link>
            <Link href={`/${environmentId}/messages?app=${app}`} className="text-link hover:underline">
              {t("messages")}
            </Link>
          </p>
        </div>
        {canChange ? (
          <div className="flex flex-wrap gap-2">
            <OpenAsTenant environmentId={environmentId} application={application.id} />
            <Button size="sm" variant="outline" onPress={() => setAsked(summary)}>
              {isDisabled ? t("enable") : t("disable")}
            </Button>
            <EndpointActions environmentId={environmentId} endpoint={summary} />
          </div>
        ) : null}
      </header>
      {summary.description ? <p className="text-muted">{summary.description}</p> : null}
      {activity.data ? <ActivityChart activity={activity.data} /> : null}
      {activity.isPending ? <Skeleton className="h-[5rem] rounded-lg" /> : null}
      <RecoverHere {...ref} url={summary.url} isDisabled={isDisabled} canChange={canChange} />
      {endpoint.isError ? <CallFailure error={endpoint.error} onRetry={endpoint.refetch} /> : null}
      {endpoint.data ? (
        <>
          <EndpointSettingsList endpoint={endpoint.data} headers={headers.data} />
          <section aria-label={t("events")}>
            <h3 className="mb-1.5 font-medium">{t("events")}</h3>
            <EventTypes names={endpoint.data.eventTypes} />
          </section>
        </>
      ) : null}
      <p className="text-xs text-muted">
        <Identifier id={summary.id} label={t("id")} />
      </p>
      <SetDisabled environmentId={environmentId} endpoint={asked} onClose={() => setAsked(null)} />
    </>
  );
}
