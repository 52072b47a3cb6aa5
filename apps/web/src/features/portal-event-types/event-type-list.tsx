"use client";

import { Button } from "@heroui/react";
import type { ApplicationEventTypeOut } from "@posthorn/contract";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { PortalFailure } from "#features/portal/portal-failure.tsx";
import { PageNotice } from "#ui/page-notice.tsx";
import { SearchBox } from "#ui/search-box.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { useSearchAddress } from "#ui/use-search-address.ts";
import { EventTypeMarks, languageOf } from "./event-type-texts.tsx";
import { type EventTypeGroup, findEventTypes, groupEventTypes } from "./group-event-types.ts";
import { useEventTypes } from "./use-event-types.ts";

const openUpTo = 100;

/** What the tenant can get, group by group; what is looked for stands in the address. */
export function EventTypeList() {
  const t = useTranslations("portalEventTypes");
  const { parameters, change } = useSearchAddress();
  const text = parameters.get("text") ?? undefined;
  const eventTypes = useEventTypes();
  if (eventTypes.isError) return <PortalFailure error={eventTypes.error} onRetry={eventTypes.refetch} />;
  if (!eventTypes.data) return <SkeletonLines lines={8} label={t("loading")} />;
  if (eventTypes.data.length === 0) {
    return (
      <PageNotice title={t("emptyTitle")}>
        <p>{t("empty")}</p>
      </PageNotice>
    );
  }
  const found = findEventTypes(eventTypes.data, text);
  return (
    <div className="flex flex-col gap-4">
      <SearchBox label={t("find")} value={text} onChange={(next) => change({ text: next })} />
      {found.length === 0 ? (
        <PageNotice
          title={t("noneTitle")}
          action={
            <Button size="sm" onPress={() => change({ text: undefined })}>
              {t("showAll")}
            </Button>
          }
        >
          <p>{t("none", { text: text ?? "" })}</p>
        </PageNotice>
      ) : null}
      {groupEventTypes(found).map((group) => (
        <Group key={group.name ?? ""} group={group} isOpen={found.length <= openUpTo} />
      ))}
    </div>
  );
}

function Group({ group, isOpen }: { group: EventTypeGroup; isOpen: boolean }) {
  const rows = (
    <ul className="overflow-hidden rounded-lg border bg-surface">
      {group.types.map((type) => (
        <Row key={type.name} type={type} />
      ))}
    </ul>
  );
  if (group.name === null) return rows;
  return (
    <details key={String(isOpen)} open={isOpen} className="group">
      <summary className="mb-2 flex w-fit cursor-pointer list-none items-center gap-1.5 rounded-sm font-medium [&::-webkit-details-marker]:hidden">
        <ChevronRight
          className="size-3.5 text-muted group-open:rotate-90 motion-safe:transition-transform"
          aria-hidden="true"
        />
        <h2 className="[overflow-wrap:anywhere]">{group.name}</h2>
        <span className="text-[13px] font-normal text-muted tabular-nums">{group.types.length}</span>
      </summary>
      {rows}
    </details>
  );
}

function Row({ type }: { type: ApplicationEventTypeOut }) {
  const t = useTranslations("portalEventTypes");
  const { name, title, description, endpoints, messagesOf30Days } = type;
  return (
    <li className="not-first:border-t">
      <Link
        href={`/portal/event-types/${encodeURIComponent(name)}`}
        className="flex items-center gap-3 px-3 py-2.5 hover:bg-default/50 focus-visible:outline-offset-[-2px] sm:px-4"
      >
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
            {title ? (
              <span lang={languageOf(type)} dir="auto" className="font-medium [overflow-wrap:anywhere]">
                {title}
              </span>
            ) : null}
            <span className={`font-mono text-[13px] [overflow-wrap:anywhere] ${title ? "text-muted" : ""}`}>
              {name}
            </span>
            <EventTypeMarks type={type} />
          </span>
          {description ? (
            <span lang={languageOf(type)} dir="auto" className="mt-0.5 block truncate text-[13px] text-muted">
              {description}
            </span>
          ) : null}
          <span className="mt-0.5 flex gap-x-3 text-xs text-muted sm:hidden">
            <span>{t("heard", { count: endpoints })}</span>
            <span>{t("came", { count: messagesOf30Days })}</span>
          </span>
        </span>
        <span className="hidden shrink-0 text-right text-[13px] text-muted tabular-nums sm:block">
          <span className={`block ${endpoints > 0 ? "text-foreground" : ""}`}>
            {t("heard", { count: endpoints })}
          </span>
          <span className="block">{t("came", { count: messagesOf30Days })}</span>
        </span>
        <ChevronRight className="size-4 shrink-0 text-muted" strokeWidth={1.5} aria-hidden="true" />
      </Link>
    </li>
  );
}
