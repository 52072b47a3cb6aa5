"use client";

import { Button } from "@heroui/react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { StateWord } from "#features/deliveries/state-word.tsx";
import { PortalFailure } from "#features/portal/portal-failure.tsx";
import { shortenId } from "#ui/format.ts";
import { PageNotice } from "#ui/page-notice.tsx";
import { ReadOn } from "#ui/read-on.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { TimeZone } from "#ui/time-zone.tsx";
import { Timestamp } from "#ui/timestamp.tsx";
import { useSearchAddress } from "#ui/use-search-address.ts";
import { type LogFilter, logFilterOf } from "./log-filter.ts";
import { LogFilterBar } from "./log-filter-bar.tsx";
import { type LogRow, useMessageLog } from "./use-message-log.ts";

/** Every message of the tenant, the newest first; what it is narrowed to stands in the address. */
export function MessageList() {
  const t = useTranslations("portalLogs");
  const { parameters, change } = useSearchAddress();
  const filter = logFilterOf(parameters);
  const messages = useMessageLog(filter);
  const rows = messages.data?.pages.flatMap((page) => page.data);
  const clear = () => change({ state: undefined, type: undefined, endpoint: undefined, range: undefined });
  return (
    <div className="flex flex-col gap-3">
      <LogFilterBar filter={filter} onChange={change} />
      {messages.isError ? <PortalFailure error={messages.error} onRetry={messages.refetch} /> : null}
      {messages.isPending ? <SkeletonLines lines={8} label={t("loading")} /> : null}
      {rows?.length === 0 && !messages.hasNextPage ? <Empty filter={filter} onClear={clear} /> : null}
      {rows && rows.length > 0 ? (
        <div>
          <p className="mb-1 text-right">
            <TimeZone />
          </p>
          <ul aria-label={t("title")} className="overflow-hidden rounded-lg border bg-surface">
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </ul>
        </div>
      ) : null}
      <ReadOn pages={messages}>{t("older")}</ReadOn>
    </div>
  );
}

function Row({ row }: { row: LogRow }) {
  return (
    <li className="not-first:border-t">
      <Link
        href={`/portal/messages/${row.id}`}
        className="grid min-h-10 grid-cols-[1fr_auto] items-center gap-x-3 px-3 py-2 text-[13px] hover:bg-default/50 focus-visible:outline-offset-[-2px] sm:flex"
      >
        <StateWord state={row.state} className="w-36 shrink-0" />
        <Timestamp at={row.timestamp} as="clock" className="text-muted sm:order-last" />
        <span className="col-span-2 min-w-0 flex-1 truncate font-mono">{row.eventType}</span>
        <span className="hidden truncate font-mono text-muted sm:block">
          {row.eventId ?? shortenId(row.id)}
        </span>
      </Link>
    </li>
  );
}

function Empty({ filter, onClear }: { filter: LogFilter; onClear: () => void }) {
  const t = useTranslations("portalLogs");
  const { state, type, endpoint, range } = filter;
  const isNarrowed = range !== "90d" || [state, type, endpoint].some((value) => value !== undefined);
  if (!isNarrowed) {
    return (
      <PageNotice title={t("noneTitle")}>
        <p>{t("none")}</p>
      </PageNotice>
    );
  }
  return (
    <PageNotice
      title={t("nothingFitsTitle")}
      action={
        <Button size="sm" onPress={onClear}>
          {t("showAll")}
        </Button>
      }
    >
      <p>{t("nothingFits")}</p>
    </PageNotice>
  );
}
