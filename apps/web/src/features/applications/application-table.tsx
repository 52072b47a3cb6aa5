"use client";

import type { ApplicationSummary } from "@posthorn/domain";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type Column, DataTable } from "#ui/data-table.tsx";
import { Timestamp } from "#ui/timestamp.tsx";

type ApplicationTableProps = { environmentId: string; rows: readonly ApplicationSummary[] };

/** Applications by name, with how many endpoints each has and how many of them call for a look. */
export function ApplicationTable({ environmentId, rows }: ApplicationTableProps) {
  const t = useTranslations("applicationPages");
  const columns: Column<ApplicationSummary>[] = [
    {
      key: "name",
      header: t("columns.name"),
      className: "sm:w-2/5 sm:max-w-0",
      cell: ({ id, name }) => (
        <Link
          href={`/${environmentId}/applications/${id}`}
          className="block truncate font-medium hover:underline"
          dir="auto"
        >
          {name}
        </Link>
      ),
    },
    {
      key: "uid",
      header: t("columns.uid"),
      className: "sm:w-1/4 sm:max-w-0",
      cell: ({ uid, id }) => <code className="block truncate font-mono text-muted">{uid ?? id}</code>,
    },
    {
      key: "endpoints",
      header: t("columns.endpoints"),
      cell: ({ endpoints }) => <Endpoints {...endpoints} />,
    },
    {
      key: "created",
      header: t("columns.created"),
      cell: ({ createdAt }) => <Timestamp at={createdAt} as="relative" className="text-muted" />,
    },
  ];
  return <DataTable label={t("title")} columns={columns} rows={rows} keyOf={({ id }) => id} />;
}

function Endpoints({ total, failing, disabled }: ApplicationSummary["endpoints"]) {
  const t = useTranslations("applicationPages");
  return (
    <span className="flex flex-wrap gap-x-3">
      <span className={total === 0 ? "text-muted" : ""}>{t("endpointCount", { count: total })}</span>
      {failing > 0 ? <span className="text-danger">{t("failingCount", { count: failing })}</span> : null}
      {disabled > 0 ? <span className="text-muted">{t("disabledCount", { count: disabled })}</span> : null}
    </span>
  );
}
