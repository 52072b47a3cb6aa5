"use client";

import { ListBox } from "@heroui/react";
import { buttonVariants } from "@heroui/react/button";
import type { ApplicationUsage } from "@posthorn/domain";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { SettingsSection } from "#features/settings/settings-section.tsx";
import { CallFailure } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { type Column, DataTable, TableSkeleton } from "#ui/data-table.tsx";
import { FigureTile } from "#ui/figure-tile.tsx";
import { FilterSelect } from "#ui/filter-select.tsx";
import { PageNotice } from "#ui/page-notice.tsx";
import { usageDays, usageRange } from "./usage-range.ts";

/** What each application published and had delivered, by days of UTC; as a file for whoever bills by it. */
export function UsagePage({ environmentId }: { environmentId: string }) {
  const t = useTranslations("usage");
  const format = useFormatter();
  const trpc = useTRPC();
  const router = useRouter();
  const parsed = usageRange.safeParse({ days: useSearchParams().get("days") ?? undefined });
  const { days } = parsed.success ? parsed.data : usageRange.parse({});
  const usage = useQuery(trpc.usage.get.queryOptions({ environmentId, days }));
  const columns: Column<ApplicationUsage>[] = [
    {
      key: "application",
      header: t("columns.application"),
      cell: ({ application: { id, name } }) => (
        <Link
          href={`/${environmentId}/messages?range=${days}d&app=${id}`}
          className="font-medium hover:underline"
        >
          {name || id}
        </Link>
      ),
    },
    {
      key: "uid",
      header: t("columns.uid"),
      cell: ({ application }) => <code className="font-mono text-xs text-muted">{application.uid}</code>,
    },
    {
      key: "messages",
      header: t("columns.messages"),
      isNumber: true,
      cell: ({ messages }) => format.number(messages),
    },
    {
      key: "attempts",
      header: t("columns.attempts"),
      isNumber: true,
      cell: ({ attempts }) => format.number(attempts),
    },
  ];
  const actions = (
    <>
      <FilterSelect
        label={t("range")}
        value={days}
        onChange={(next) => router.push(`?days=${next}`, { scroll: false })}
        className="w-36"
      >
        {usageDays.map((one) => (
          <ListBox.Item key={one} id={one}>
            {t("lastDays", { days: Number(one) })}
          </ListBox.Item>
        ))}
      </FilterSelect>
      <a
        href={`/${environmentId}/settings/usage/file?days=${days}`}
        download
        className={buttonVariants({ variant: "outline", size: "sm" })}
      >
        {t("download")}
      </a>
    </>
  );
  return (
    <SettingsSection
      title={t("title")}
      intro={t("lead")}
      action={<div className="flex flex-wrap gap-2">{actions}</div>}
    >
      {usage.isPending ? <TableSkeleton label={t("loading")} /> : null}
      {usage.isError ? <CallFailure error={usage.error} onRetry={usage.refetch} /> : null}
      {usage.data ? (
        <div className="grid grid-cols-2 gap-3 sm:max-w-md">
          <FigureTile label={t("columns.messages")} value={format.number(usage.data.total.messages)} />
          <FigureTile label={t("columns.attempts")} value={format.number(usage.data.total.attempts)} />
        </div>
      ) : null}
      {usage.data?.count === 0 ? (
        <PageNotice title={t("noneTitle")}>
          <p>{t("none")}</p>
        </PageNotice>
      ) : null}
      {usage.data && usage.data.count > 0 ? (
        <DataTable
          label={t("title")}
          columns={columns}
          rows={usage.data.applications}
          keyOf={({ application }) => application.id}
        />
      ) : null}
      {usage.data && usage.data.count > usage.data.applications.length ? (
        <p className="text-[13px] text-muted">
          {t("more", { count: usage.data.count - usage.data.applications.length })}
        </p>
      ) : null}
    </SettingsSection>
  );
}
