"use client";

import { Button } from "@heroui/react";
import type { EndpointSummary } from "@posthorn/domain";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { HealthWord } from "#features/endpoints/health-word.tsx";
import { type Column, DataTable } from "#ui/data-table.tsx";
import { Timestamp } from "#ui/timestamp.tsx";
import { SetDisabled } from "./set-disabled.tsx";
import { WeekRate } from "./week-rate.tsx";

type EndpointTableProps = {
  environmentId: string;
  rows: readonly EndpointSummary[];
  canChange: boolean;
  isOfOne: boolean;
};

/** Endpoints with how they are, how their week went, and when the next try is. */
export function EndpointTable({ environmentId, rows, canChange, isOfOne }: EndpointTableProps) {
  const t = useTranslations("allEndpoints");
  const [asked, setAsked] = useState<EndpointSummary | null>(null);
  const columns: (Column<EndpointSummary> | null)[] = [
    {
      key: "url",
      header: t("columns.url"),
      className: "sm:w-2/5 sm:max-w-0",
      cell: ({ id, url }) => (
        <Link
          href={`/${environmentId}/endpoints/${id}`}
          title={url}
          className="block truncate font-mono hover:underline"
        >
          {url}
        </Link>
      ),
    },
    isOfOne
      ? null
      : {
          key: "application",
          header: t("columns.application"),
          className: "sm:max-w-40",
          cell: ({ application }) => (
            <Link
              href={`/${environmentId}/applications/${application.id}`}
              className="block truncate hover:underline"
              dir="auto"
            >
              {application.name}
            </Link>
          ),
        },
    {
      key: "state",
      header: t("columns.state"),
      cell: ({ health, disabledReason }) => <HealthWord health={health} disabledReason={disabledReason} />,
    },
    { key: "week", header: t("columns.week"), cell: ({ week }) => <WeekRate week={week} /> },
    {
      key: "next",
      header: t("columns.next"),
      cell: ({ health }) =>
        health.nextAttemptAt === null ? (
          <span className="text-muted max-sm:hidden">–</span>
        ) : (
          <Timestamp at={health.nextAttemptAt} as="relative" />
        ),
    },
    canChange
      ? {
          key: "actions",
          header: "",
          className: "text-right max-sm:ml-auto",
          cell: (row) => (
            <Button size="sm" variant="ghost" className="text-muted" onPress={() => setAsked(row)}>
              {row.health.state === "disabled" ? t("enable") : t("disable")}
              <span className="sr-only"> {row.url}</span>
            </Button>
          ),
        }
      : null,
  ];
  return (
    <>
      <DataTable
        label={t("title")}
        columns={columns.filter((column) => column !== null)}
        rows={rows}
        keyOf={({ id }) => id}
      />
      <SetDisabled environmentId={environmentId} endpoint={asked} onClose={() => setAsked(null)} />
    </>
  );
}
