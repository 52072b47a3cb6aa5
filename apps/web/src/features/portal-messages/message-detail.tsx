"use client";

import { useCallback, useMemo } from "react";
import { curlOfAttempt } from "#features/deliveries/curl-of-attempt.ts";
import { DeliveryCard } from "#features/deliveries/delivery-card.tsx";
import { DeliverySourceProvider } from "#features/deliveries/delivery-source.tsx";
import { deliveryText } from "#features/deliveries/delivery-text.ts";
import { useSentHeaders } from "#features/deliveries/use-sent-headers.ts";
import { payloadText } from "#features/payload/payload-text.ts";
import { PayloadViewer } from "#features/payload/payload-viewer.tsx";
import { PortalFailure } from "#features/portal/portal-failure.tsx";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { BackLink } from "#ui/back-link.tsx";
import { Identifier } from "#ui/identifier.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { Timestamp } from "#ui/timestamp.tsx";
import { portalMessagesText as text } from "./portal-messages-text.ts";
import { ResendDelivery } from "./resend-delivery.tsx";
import { useMessageParts } from "./use-message-parts.ts";

/** One message: what it said, and what became of it at each endpoint. */
export function MessageDetail({ messageId }: { messageId: string }) {
  const { api } = usePortal();
  const parts = useMessageParts(messageId);
  const payload = parts.message.data?.payloadText ?? null;
  const loadAttempt = useCallback(
    (message: string, attempt: string) => api.getAttempt(message, attempt),
    [api],
  );
  const source = useMemo(
    () => ({
      loadAttempt,
      curlOf: (attempt: Parameters<typeof curlOfAttempt>[0]) => curlOfAttempt(attempt, payload),
    }),
    [loadAttempt, payload],
  );
  const failed = [parts.message, parts.deliveries].find((query) => query.isError);
  return (
    <>
      <BackLink href="/portal/messages">{text.back}</BackLink>
      {failed ? <PortalFailure error={failed.error} onRetry={failed.refetch} /> : null}
      {!failed && !parts.message.data ? <SkeletonLines lines={8} label={text.loadingOne} /> : null}
      {parts.message.data && !failed ? (
        <DeliverySourceProvider value={source}>
          <Detail messageId={messageId} parts={parts} loadAttempt={loadAttempt} />
        </DeliverySourceProvider>
      ) : null}
    </>
  );
}

type DetailProps = {
  messageId: string;
  parts: ReturnType<typeof useMessageParts>;
  loadAttempt: Parameters<typeof useSentHeaders>[1];
};

function Detail({ messageId, parts, loadAttempt }: DetailProps) {
  const { can } = usePortal();
  const attempts = parts.attempts.data?.data ?? [];
  const sentHeaders = useSentHeaders(attempts[0], loadAttempt);
  const message = parts.message.data;
  if (!message) return null;
  return (
    <div className="flex flex-col gap-5">
      <header>
        <h1 className="font-mono text-base font-medium [overflow-wrap:anywhere]">{message.eventType}</h1>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-[13px] text-muted">
          <Timestamp at={message.timestamp} as="instant" />
          <Identifier id={message.id} label={text.id} />
          {message.eventId ? (
            <span>
              {text.eventId} <code className="font-mono">{message.eventId}</code>
            </span>
          ) : null}
          {message.channels?.length ? (
            <span>
              {text.channels} <code className="font-mono">{message.channels.join(", ")}</code>
            </span>
          ) : null}
        </p>
      </header>
      <div className="grid gap-5 lg:grid-cols-2">
        <section aria-label={deliveryText.title} className="flex min-w-0 flex-col gap-2.5">
          <h2 className="font-medium">{deliveryText.title}</h2>
          {parts.deliveries.data?.data.length === 0 ? (
            <p className="text-muted">{deliveryText.noneHint}</p>
          ) : null}
          {parts.deliveries.isPending ? <SkeletonLines lines={3} label={text.loadingOne} /> : null}
          {parts.deliveries.data?.data.map((delivery) => (
            <DeliveryCard
              key={delivery.id}
              delivery={delivery}
              attempts={attempts.filter(({ endpointId }) => endpointId === delivery.id).toReversed()}
              action={
                can("CreateAttempts") && message.payloadText !== null ? (
                  <ResendDelivery messageId={messageId} delivery={delivery} />
                ) : null
              }
            />
          ))}
          {parts.attempts.data?.done === false ? (
            <p className="text-xs text-muted">{text.olderAttempts}</p>
          ) : null}
        </section>
        <section aria-label={payloadText.title} className="min-w-0">
          <h2 className="mb-2.5 font-medium">{payloadText.title}</h2>
          <div className="overflow-hidden rounded-lg border bg-surface">
            <PayloadViewer
              text={message.payloadText}
              contentType={message.contentType}
              sentHeaders={sentHeaders}
            />
          </div>
        </section>
      </div>
    </div>
  );
}
