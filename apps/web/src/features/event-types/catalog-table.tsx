"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { type Column, DataTable } from "#ui/data-table.tsx";
import type { CatalogRow } from "./catalog-rows.ts";

type CatalogTableProps = { environmentId: string; label: string; rows: readonly CatalogRow[] };

/** Event types with what people call them, their version, and how much of each there was. */
export function CatalogTable({ environmentId, label, rows }: CatalogTableProps) {
  const t = useTranslations("eventTypePages");
  const format = useFormatter();
  const columns: Column<CatalogRow>[] = [
    {
      key: "name",
      header: t("columns.name"),
      className: "sm:w-2/5 sm:max-w-0",
      cell: (row) => <Name environmentId={environmentId} row={row} />,
    },
    {
      key: "title",
      header: t("columns.title"),
      className: "sm:w-1/3 sm:max-w-0",
      cell: ({ entry }) =>
        entry === null ? null : (
          <span className="block truncate text-muted" dir="auto">
            {entry.title ?? entry.description}
          </span>
        ),
    },
    {
      key: "version",
      header: t("columns.version"),
      cell: ({ entry }) => (entry === null ? null : <Version {...entry} />),
    },
    {
      key: "messages",
      header: t("columns.messages"),
      className: "tabular-nums",
      cell: ({ entry }) =>
        entry === null ? null : (
          <span className={entry.messagesOf7Days === 0 ? "text-muted" : ""}>
            <span className="sm:hidden">{t("columns.messages")}: </span>
            {format.number(entry.messagesOf7Days)}
          </span>
        ),
    },
  ];
  return <DataTable label={label} columns={columns} rows={rows} keyOf={({ key }) => key} />;
}

function Name({ environmentId, row }: { environmentId: string; row: CatalogRow }) {
  const t = useTranslations("eventTypePages");
  const { entry, label, depth, below } = row;
  const indent = { paddingInlineStart: `${Math.min(depth, 8) * 20}px` };
  const count =
    below > 0 ? <span className="ml-2 text-xs text-muted">{t("below", { count: below })}</span> : null;
  if (entry === null) {
    return (
      <span className="block truncate font-mono text-muted" style={indent}>
        {label}
        {count}
      </span>
    );
  }
  return (
    <span className="flex min-w-0 items-center gap-2" style={indent}>
      <Link
        href={`/${environmentId}/event-types/${entry.name}`}
        aria-label={entry.name}
        className="truncate font-medium font-mono hover:underline"
      >
        {label}
      </Link>
      {count}
      {entry.archived ? <Mark>{t("archived")}</Mark> : null}
      {entry.deprecated ? <Mark>{t("deprecated")}</Mark> : null}
    </span>
  );
}

function Mark({ children }: { children: string }) {
  return <span className="shrink-0 rounded border px-1.5 text-xs text-muted">{children}</span>;
}

function Version({ version, hasDraft }: { version: string | null; hasDraft: boolean }) {
  const t = useTranslations("eventTypePages");
  return (
    <span className="flex flex-wrap gap-x-2 whitespace-nowrap">
      {version === null ? (
        <span className="text-muted">{t("noSchema")}</span>
      ) : (
        <span className="tabular-nums">{t("version", { version })}</span>
      )}
      {hasDraft ? <span className="text-warning">{t("draft")}</span> : null}
    </span>
  );
}
