"use client";

import { Button, Skeleton, useIsHydrated } from "@heroui/react";
import type { MessageSummary } from "@posthorn/domain";
import { ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef } from "react";
import { useFormat } from "#ui/use-format.ts";
import { MessageRow, rowGrid } from "./message-row.tsx";

type MessageListProps = {
  rows: readonly MessageSummary[];
  openMessage: string | null;
  hrefOf: (id: string) => string;
  onOpen: (id: string) => void;
  newCount: number;
  onShowNew: () => void;
  hasMore: boolean;
  isLoadingMore: boolean;
  onMore: () => void;
  /** What scrolls: the next page is fetched before its end is in sight. */
  scrollRef: RefObject<HTMLDivElement | null>;
};

/** The rows of the log. New ones wait behind their number until they are asked for. */
export function MessageList(props: MessageListProps) {
  const t = useTranslations("messages");
  const { rows, newCount, hasMore, isLoadingMore, onMore, scrollRef } = props;
  const endRef = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const end = endRef.current;
    if (!end || !hasMore || isLoadingMore) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onMore(), {
      root: scrollRef.current,
      rootMargin: "600px",
    });
    observer.observe(end);
    return () => observer.disconnect();
  }, [hasMore, isLoadingMore, onMore, scrollRef]);

  return (
    <div className="@container relative">
      <ListHeader />
      <div aria-live="polite" className="sticky top-8 z-10 flex h-0 justify-center">
        {newCount > 0 ? (
          <Button size="sm" className="mt-2 h-8 shadow-overlay" onPress={props.onShowNew}>
            <ArrowUp strokeWidth={1.75} />
            {t("newMessages", { count: newCount })}
          </Button>
        ) : null}
      </div>
      <ol aria-label={t("list")}>
        {rows.map((message) => (
          <MessageRow
            key={message.id}
            message={message}
            href={props.hrefOf(message.id)}
            isCurrent={message.id === props.openMessage}
            onOpen={props.onOpen}
          />
        ))}
      </ol>
      <div ref={endRef} className="flex h-14 items-center justify-center text-[13px] text-muted">
        {hasMore && !isLoadingMore ? (
          <Button size="sm" variant="ghost" onPress={onMore}>
            {t("older")}
          </Button>
        ) : null}
        {isLoadingMore ? t("loading") : null}
        {hasMore ? null : t("end")}
      </div>
    </div>
  );
}

function ListHeader() {
  const t = useTranslations("messages");
  const isHydrated = useIsHydrated();
  const format = useFormat();
  return (
    <div
      aria-hidden="true"
      className={`${rowGrid} sticky top-0 z-10 hidden h-8 border-b bg-background text-xs text-muted @2xl:grid`}
    >
      <span>{t("columns.state")}</span>
      <span>{t("columns.type")}</span>
      <span>{t("columns.application")}</span>
      <span className="hidden @5xl:block">{t("columns.id")}</span>
      <span>{t("columns.endpoints")}</span>
      <span className="text-right">
        {isHydrated ? t("columns.timeIn", { zone: format.zone(new Date()) }) : t("columns.time")}
      </span>
    </div>
  );
}

/** As high as the rows that come. */
export function MessageListSkeleton() {
  const t = useTranslations("messages");
  return (
    <div role="status" aria-label={t("loading")} className="@container">
      <div className="hidden h-8 border-b @2xl:block" />
      {Array.from({ length: 12 }, (_, row) => (
        <div key={row} className={`${rowGrid} h-[3.25rem] border-b @2xl:h-10`}>
          <Skeleton className="h-3.5 w-20 rounded-md" />
          <Skeleton className="h-3.5 w-full max-w-40 rounded-md" />
          <Skeleton className="hidden h-3.5 w-32 rounded-md @2xl:block" />
          <Skeleton className="hidden h-3.5 w-24 rounded-md @5xl:block" />
          <Skeleton className="hidden h-3.5 w-8 rounded-md @2xl:block" />
          <Skeleton className="hidden h-3.5 w-16 justify-self-end rounded-md @2xl:block" />
        </div>
      ))}
    </div>
  );
}
