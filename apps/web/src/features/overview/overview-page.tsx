"use client";

import { ListBox, Skeleton } from "@heroui/react";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useSubscription } from "@trpc/tanstack-react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { IncidentHead } from "#features/incidents/incident-facts.tsx";
import { CallFailure } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { AppRouter } from "#trpc/router.ts";
import { FilterSelect } from "#ui/filter-select.tsx";
import { LinkButton } from "#ui/link-button.tsx";
import { PageFrame } from "#ui/page-frame.tsx";
import { PageNotice } from "#ui/page-notice.tsx";
import { useFormat } from "#ui/use-format.ts";
import { useSearchAddress } from "#ui/use-search-address.ts";
import { OverviewChart } from "./overview-chart.tsx";
import { overviewRangeNames, rangeOfAddress } from "./overview-range.ts";

export type OverviewShown = inferRouterOutputs<AppRouter>["overview"]["get"];

/** How webhooks go, and what needs somebody. */
export function OverviewPage({ environmentId }: { environmentId: string }) {
  const t = useTranslations("overview");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { parameters, change } = useSearchAddress();
  const range = rangeOfAddress(parameters);
  const input = { environmentId, range };
  const overview = useQuery(trpc.overview.get.queryOptions(input, { placeholderData: keepPreviousData }));
  useSubscription(
    trpc.overview.live.subscriptionOptions(input, {
      onData: (now) => queryClient.setQueryData(trpc.overview.get.queryKey(input), now),
    }),
  );
  return (
    <PageFrame
      title={t("title")}
      lead={t("lead")}
      actions={
        <FilterSelect
          label={t("range")}
          value={range}
          onChange={(key) => change({ range: key === "24h" ? undefined : key })}
          className="w-36"
        >
          {overviewRangeNames.map((name) => (
            <ListBox.Item key={name} id={name}>
              {t(`ranges.${name}`)}
            </ListBox.Item>
          ))}
        </FilterSelect>
      }
    >
      {overview.isPending ? <OverviewSkeleton label={t("loading")} /> : null}
      {overview.isError ? <CallFailure error={overview.error} onRetry={overview.refetch} /> : null}
      {overview.data ? <Shown environmentId={environmentId} overview={overview.data} /> : null}
    </PageFrame>
  );
}

type ShownProps = { environmentId: string; overview: OverviewShown };

function Shown({ environmentId, overview }: ShownProps) {
  const t = useTranslations("overview");
  const { duration } = useFormat();
  const { total, before, failing, worst, busiest } = overview;
  const isEmpty = total.published + before.published + total.succeeded + total.failed === 0;
  if (isEmpty && failing.length === 0) {
    return (
      <PageNotice
        title={t("emptyTitle")}
        action={<LinkButton href={`/${environmentId}/messages`}>{t("toMessages")}</LinkButton>}
      >
        <p>{t("empty")}</p>
      </PageNotice>
    );
  }
  return (
    <>
      <FigureRow overview={overview} />
      <OverviewChart bars={overview.bars} />
      <p className="-mt-2 text-xs text-muted tabular-nums">
        {total.latencyMs
          ? t("latency", {
              p50: duration(total.latencyMs.p50),
              p95: duration(total.latencyMs.p95),
              p99: duration(total.latencyMs.p99),
            })
          : t("noLatency")}
      </p>
      <section aria-label={t("failing")}>
        <div className="mb-1.5 flex items-baseline justify-between gap-3">
          <h2 className="font-medium">{t("failing")}</h2>
          <Link href={`/${environmentId}/incidents`} className="text-[13px] text-link hover:underline">
            {t("allIncidents")}
          </Link>
        </div>
        {failing.length === 0 ? <p className="text-muted">{t("failingNone")}</p> : null}
        <ul className="flex flex-col gap-2">
          {failing.map((incident) => (
            <li key={incident.id} className="rounded-lg border bg-surface">
              <Link
                href={`/${environmentId}/incidents/${incident.id}`}
                className="block rounded-lg px-4 py-3 hover:bg-default/60"
              >
                <IncidentHead incident={incident} />
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <div className="grid gap-6 md:grid-cols-2">
        <Counts
          title={t("worst")}
          none={t("worstNone")}
          rows={worst}
          words={(count) => t("failedOf", { count })}
          hrefOf={(name) =>
            `/${environmentId}/messages?range=7d&type=${encodeURIComponent(name)}&state=failed`
          }
        />
        <Counts
          title={t("busiest")}
          none={t("busiestNone")}
          rows={busiest}
          words={(count) => t("publishedOf", { count })}
          hrefOf={(name) => `/${environmentId}/messages?range=7d&type=${encodeURIComponent(name)}`}
        />
      </div>
    </>
  );
}

type ChangeOptions = { style?: "percent"; maximumFractionDigits: number };

function FigureRow({ overview }: { overview: OverviewShown }) {
  const t = useTranslations("overview");
  const format = useFormatter();
  const { duration } = useFormat();
  const { total, before, waiting } = overview;
  const share = rateOf(total);
  const shareBefore = rateOf(before);
  const signed = (value: number, options: ChangeOptions) =>
    format.number(value, { signDisplay: "exceptZero", ...options });
  const relative = (now: number | undefined, then: number | undefined) =>
    now === undefined || !then
      ? t("noChange")
      : t("change", { change: signed((now - then) / then, { style: "percent", maximumFractionDigits: 0 }) });
  const percent = { style: "percent", maximumFractionDigits: 1 } as const;
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Figure
        name={t("published")}
        value={format.number(total.published)}
        change={relative(total.published, before.published)}
      />
      <Figure
        name={t("delivered")}
        value={share === null ? t("none") : format.number(share, percent)}
        change={
          share === null || shareBefore === null
            ? t("noChange")
            : t("change", {
                change: t("points", {
                  points: signed((share - shareBefore) * 100, { maximumFractionDigits: 1 }),
                }),
              })
        }
      />
      <Figure
        name={t("arrival")}
        value={total.latencyMs ? duration(total.latencyMs.p95) : t("none")}
        change={relative(total.latencyMs?.p95, before.latencyMs?.p95)}
      />
      <Figure
        name={t("waiting")}
        value={`${format.number(waiting.count)}${waiting.isMore ? "+" : ""}`}
        change={t("now")}
      />
    </dl>
  );
}

function Figure({ name, value, change }: { name: string; value: string; change: string }) {
  return (
    <div className="rounded-lg border bg-surface px-4 py-3">
      <dt className="text-[13px] text-muted">{name}</dt>
      <dd className="mt-0.5 text-2xl font-semibold tabular-nums">{value}</dd>
      <dd className="text-xs text-muted tabular-nums">{change}</dd>
    </div>
  );
}

type CountsProps = {
  title: string;
  none: string;
  rows: OverviewShown["worst"];
  words: (count: number) => string;
  hrefOf: (name: string) => string;
};

function Counts({ title, none, rows, words, hrefOf }: CountsProps) {
  return (
    <section aria-label={title}>
      <h2 className="mb-1.5 font-medium">{title}</h2>
      {rows.length === 0 ? <p className="text-muted">{none}</p> : null}
      <ul className="flex flex-col gap-1">
        {rows.map(({ name, count }) => (
          <li key={name} className="flex items-baseline justify-between gap-3 text-[13px]">
            <Link
              href={hrefOf(name)}
              className="min-h-6 font-mono leading-6 [overflow-wrap:anywhere] text-link hover:underline"
            >
              {name}
            </Link>
            <span className="shrink-0 text-muted tabular-nums">{words(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Of what ended: the share that got through. Null where nothing ended. */
function rateOf({ succeeded, exhausted }: { succeeded: number; exhausted: number }): number | null {
  const ended = succeeded + Math.max(0, exhausted);
  return ended <= 0 ? null : succeeded / ended;
}

function OverviewSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {[0, 1, 2, 3].map((place) => (
          <Skeleton key={place} className="h-24 rounded-lg" />
        ))}
      </div>
      <Skeleton className="h-44 rounded-lg" />
      <Skeleton className="h-32 rounded-lg" />
    </div>
  );
}
