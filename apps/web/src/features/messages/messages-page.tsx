"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useKeys } from "#features/shell/use-keys.ts";
import { CallFailure } from "#trpc/call-failure.tsx";
import { useIsWide } from "#ui/use-is-wide.ts";
import { EmptyLog } from "./empty-log.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { Histogram } from "./histogram.tsx";
import { LiveButton } from "./live-button.tsx";
import { MessageList, MessageListSkeleton } from "./message-list.tsx";
import { MessagePanel } from "./message-panel.tsx";
import { PublishTest } from "./publish-test.tsx";
import { useLogAddress } from "./use-log-address.ts";
import { useMessageLog } from "./use-message-log.ts";

type MessagesPageProps = { environmentId: string; apiUrl: string; isDemo: boolean; canResend: boolean };

/** The log of an environment, with the message that is open beside it. */
export function MessagesPage({ environmentId, apiUrl, isDemo, canResend }: MessagesPageProps) {
  const t = useTranslations("messages");
  const address = useLogAddress();
  const { filter, message, open } = address;
  const { log, rows, newCount, showNew, live, scrollRef } = useMessageLog({
    environmentId,
    filter,
    openMessage: message,
  });
  const searchRef = useRef<HTMLInputElement>(null);
  const isCovered = !useIsWide() && message !== null;
  useRowOfPanel(message);

  function move(by: 1 | -1): void {
    const focused = document.activeElement?.getAttribute("data-row");
    const at = rows.findIndex(({ id }) => id === (message ?? focused));
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (!next) return;
    if (message === null) rowOf(next.id)?.focus();
    else open(next.id, "replace");
  }

  const go = (by: 1 | -1) => (event: KeyboardEvent) => {
    event.preventDefault();
    move(by);
  };
  useKeys({
    j: go(1),
    ArrowDown: go(1),
    k: go(-1),
    ArrowUp: go(-1),
    Escape: () => message !== null && open(null),
    "/": (event) => {
      event.preventDefault();
      searchRef.current?.focus();
    },
  });

  return (
    <div className="relative flex h-full min-h-0">
      <div ref={scrollRef} inert={isCovered} className="min-w-0 flex-1 overflow-y-auto">
        <div className="flex flex-col gap-3 px-3 pt-3 pb-2 lg:px-4">
          <h1 className="sr-only">{t("title")}</h1>
          <FilterBar
            environmentId={environmentId}
            filter={filter}
            onChange={address.setFilter}
            onClear={address.clearFilter}
            searchRef={searchRef}
          >
            <LiveButton state={live.state} onPause={live.setIsPaused} />
            {canResend ? (
              <PublishTest environmentId={environmentId} filter={filter} onPublished={open} />
            ) : null}
          </FilterBar>
          {filter.text === undefined ? (
            <Histogram
              environmentId={environmentId}
              filter={filter}
              isLive={live.state === "on"}
              onZoom={address.setFilter}
            />
          ) : null}
        </div>
        {log.isError && rows.length === 0 ? <CallFailure error={log.error} onRetry={log.refetch} /> : null}
        {log.isPending ? <MessageListSkeleton /> : null}
        {log.isSuccess && rows.length === 0 ? (
          <EmptyLog
            environmentId={environmentId}
            apiUrl={apiUrl}
            isDemo={isDemo}
            filter={filter}
            onChange={address.setFilter}
            onClear={address.clearFilter}
          />
        ) : null}
        {rows.length > 0 ? (
          <div className={log.isPlaceholderData ? "opacity-60" : ""}>
            <MessageList
              rows={rows}
              openMessage={message}
              hrefOf={address.hrefOf}
              onOpen={open}
              newCount={newCount}
              onShowNew={() => {
                showNew();
                scrollRef.current?.scrollTo({ top: 0 });
              }}
              hasMore={log.hasNextPage}
              isLoadingMore={log.isFetchingNextPage}
              onMore={log.fetchNextPage}
              scrollRef={scrollRef}
            />
          </div>
        ) : null}
      </div>
      {message === null ? null : (
        <MessagePanel
          key={message}
          environmentId={environmentId}
          messageId={message}
          apiUrl={apiUrl}
          canResend={canResend}
          known={rows.find(({ id }) => id === message)}
          onClose={() => open(null)}
        />
      )}
    </div>
  );
}

/** A row goes along with the panel in sight, and has the focus again when the panel closes. */
function useRowOfPanel(message: string | null): void {
  const before = useRef(message);
  useEffect(() => {
    const closed = before.current;
    before.current = message;
    if (message !== null) rowOf(message)?.scrollIntoView({ block: "nearest" });
    else if (closed !== null) (rowOf(closed) ?? document.getElementById("content"))?.focus();
  }, [message]);
}

function rowOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
}
