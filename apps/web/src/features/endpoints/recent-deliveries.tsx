"use client";

import type { EndpointMessageOut } from "@posthorn/contract";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AttemptRow } from "#features/deliveries/attempt-row.tsx";
import { Countdown } from "#features/deliveries/countdown.tsx";
import { shownStateOf } from "#features/deliveries/delivery-state.ts";
import { StateWord } from "#features/deliveries/state-word.tsx";
import { PortalFailure } from "#features/portal/portal-failure.tsx";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { MoreButton } from "#ui/more-button.tsx";
import { nextPageOf } from "#ui/next-page-of.ts";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { Timestamp } from "#ui/timestamp.tsx";
import { endpointKeys } from "./use-endpoint-actions.ts";

/** The log of one endpoint, the newest first; a row opens to its tries. */
export function RecentDeliveries({ endpointId }: { endpointId: string }) {
  const t = useTranslations("endpoints");
  const { api, can } = usePortal();
  const messages = useInfiniteQuery({
    queryKey: endpointKeys.messages(endpointId),
    queryFn: ({ pageParam }) => api.listEndpointMessages(endpointId, { iterator: pageParam, limit: 20 }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextPageOf,
  });
  if (messages.isError) return <PortalFailure error={messages.error} onRetry={messages.refetch} />;
  if (!messages.data) return <SkeletonLines lines={5} label={t("recent")} />;
  const rows = messages.data.pages.flatMap((page) => page.data);
  if (rows.length === 0) {
    return (
      <div className="rounded-lg border border-dashed px-4 py-8 text-center">
        <p className="font-medium">{t("recentEmptyTitle")}</p>
        <p className="mt-1 text-muted">
          {can("CreateAttempts") ? t("recentEmpty") : t("recentEmptyReadOnly")}
        </p>
      </div>
    );
  }
  return (
    <>
      <ul className="overflow-hidden rounded-lg border bg-surface">
        {rows.map((message) => (
          <DeliveryRow key={message.id} endpointId={endpointId} message={message} />
        ))}
      </ul>
      <div className="mt-3">
        <MoreButton pages={messages}>{t("olderMessages")}</MoreButton>
      </div>
    </>
  );
}

function DeliveryRow({ endpointId, message }: { endpointId: string; message: EndpointMessageOut }) {
  const [isExpanded, setIsExpanded] = useState(false);
  const state = shownStateOf(message);
  return (
    <li className="not-first:border-t">
      <button
        type="button"
        aria-expanded={isExpanded}
        onClick={() => setIsExpanded(!isExpanded)}
        className="flex min-h-10 w-full flex-wrap items-center gap-x-3 px-3 py-1.5 text-left text-[13px] hover:bg-default/50"
      >
        <StateWord state={state} className="w-24" />
        <span className="min-w-0 flex-1 truncate font-mono">{message.eventType}</span>
        {message.nextAttempt && state === "retrying" ? <Countdown at={message.nextAttempt} /> : null}
        <span className="flex items-center gap-2 text-muted">
          <Timestamp at={message.timestamp} as="clock" />
          <ChevronRight
            className={`size-3.5 motion-safe:transition-transform ${isExpanded ? "rotate-90" : ""}`}
            aria-hidden="true"
          />
        </span>
      </button>
      {isExpanded ? <Attempts endpointId={endpointId} messageId={message.id} /> : null}
    </li>
  );
}

function Attempts({ endpointId, messageId }: { endpointId: string; messageId: string }) {
  const t = useTranslations("endpoints");
  const deliveries = useTranslations("deliveries");
  const { api } = usePortal();
  const attempts = useQuery({
    queryKey: ["attempts", messageId, endpointId],
    queryFn: () => api.listAttempts(messageId, { endpointId }),
  });
  return (
    <div className="border-t bg-background">
      {attempts.isError ? <PortalFailure error={attempts.error} onRetry={attempts.refetch} /> : null}
      {attempts.isPending ? (
        <div className="p-3">
          <SkeletonLines lines={2} label={deliveries("loadingTries")} />
        </div>
      ) : null}
      <ol className="[&>li:first-child]:border-t-0">
        {attempts.data?.data.toReversed().map((attempt, index, all) => (
          <AttemptRow key={attempt.id} attempt={attempt} isNewest={index === all.length - 1} />
        ))}
      </ol>
      <p className="border-t px-3 py-2 text-[13px]">
        {attempts.data?.data.length === 0 ? (
          <span className="text-muted">{deliveries("noTries")} · </span>
        ) : null}
        <Link href={`/portal/messages/${messageId}`} className="font-medium text-link hover:underline">
          {t("openMessage")}
        </Link>
      </p>
    </div>
  );
}
