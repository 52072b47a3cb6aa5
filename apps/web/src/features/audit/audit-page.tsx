"use client";

import { Button, ListBox, SearchField } from "@heroui/react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { CallFailure } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { TableSkeleton } from "#ui/data-table.tsx";
import { FilterSelect } from "#ui/filter-select.tsx";
import { MoreButton } from "#ui/more-button.tsx";
import { nextPageOf } from "#ui/next-page-of.ts";
import { PageFrame } from "#ui/page-frame.tsx";
import { PageNotice } from "#ui/page-notice.tsx";
import { type AuditFilter, auditActors, auditDays, auditFilterOf, auditNouns } from "./audit-filter.ts";
import { AuditList } from "./audit-list.tsx";

const any = "any";

/** Who changed what, the newest first; filters stand in the address. */
export function AuditPage({ environmentId }: { environmentId: string }) {
  const t = useTranslations("audit");
  const trpc = useTRPC();
  const router = useRouter();
  const filter = auditFilterOf(useSearchParams());
  const entries = useInfiniteQuery(
    trpc.audit.list.infiniteQueryOptions({ environmentId, ...filter }, { getNextPageParam: nextPageOf }),
  );
  const rows = entries.data?.pages.flatMap(({ data }) => data) ?? [];
  const isNarrowed = Object.keys(filter).length > 0;

  function set(change: Partial<Record<keyof AuditFilter, string | undefined>>): void {
    const given = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined);
    const text = new URLSearchParams(given as [string, string][]).toString();
    router.push(text ? `?${text}` : "?", { scroll: false });
  }

  type Choice = { name: "noun" | "who" | "days"; label: string; any: string; className: string };
  const choice = (
    { name, label, any: all, className }: Choice,
    values: readonly (readonly [string, string])[],
  ) => (
    <FilterSelect
      label={label}
      value={filter[name] ?? any}
      onChange={(value) => set({ [name]: value === any ? undefined : value })}
      className={className}
    >
      <ListBox.Item id={any}>{all}</ListBox.Item>
      {values.map(([value, words]) => (
        <ListBox.Item key={value} id={value}>
          {words}
        </ListBox.Item>
      ))}
    </FilterSelect>
  );
  const clear = (
    <Button size="sm" variant="ghost" onPress={() => router.push("?", { scroll: false })}>
      <X strokeWidth={1.5} />
      {t("clear")}
    </Button>
  );

  return (
    <PageFrame title={t("title")} lead={t("lead")}>
      <search className="flex flex-wrap items-center gap-2">
        {choice(
          { name: "days", label: t("filters.days"), any: t("any.days"), className: "w-36" },
          auditDays.map((days) => [days, t("lastDays", { days: Number(days) })] as const),
        )}
        {choice(
          { name: "noun", label: t("filters.noun"), any: t("any.noun"), className: "w-44" },
          auditNouns.map((noun) => [noun, t(`nouns.${noun}`)] as const),
        )}
        {choice(
          { name: "who", label: t("filters.who"), any: t("any.who"), className: "w-40" },
          auditActors.map((who) => [who, t(`whos.${who}`)] as const),
        )}
        <SearchField
          key={filter.id ?? ""}
          aria-label={t("filters.id")}
          defaultValue={filter.id ?? ""}
          onSubmit={(next) => set({ id: next.trim() || undefined })}
          onClear={() => set({ id: undefined })}
          className="min-w-52 flex-1 max-sm:w-full"
        >
          <SearchField.Group className="h-8">
            <SearchField.SearchIcon />
            <SearchField.Input placeholder={t("filters.id")} className="min-w-0 text-[13px]" />
            {filter.id === undefined ? null : <SearchField.ClearButton />}
          </SearchField.Group>
        </SearchField>
        {isNarrowed ? clear : null}
      </search>
      {entries.isPending ? <TableSkeleton label={t("loading")} rows={8} /> : null}
      {entries.isError && rows.length === 0 ? (
        <CallFailure error={entries.error} onRetry={entries.refetch} />
      ) : null}
      {entries.isSuccess && rows.length === 0 && !entries.hasNextPage ? (
        <PageNotice
          title={isNarrowed ? t("nothingFound") : t("noneTitle")}
          action={isNarrowed ? clear : null}
        >
          <p>{isNarrowed ? t("nothingFoundHint") : t("none")}</p>
        </PageNotice>
      ) : null}
      <AuditList entries={rows} />
      <MoreButton pages={entries}>{t("older")}</MoreButton>
    </PageFrame>
  );
}
