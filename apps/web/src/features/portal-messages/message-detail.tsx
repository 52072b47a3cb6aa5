"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DeliveryCards, rowsOf } from "#features/deliveries/delivery-cards.tsx";
import { useSentHeaders } from "#features/deliveries/use-sent-headers.ts";
import { PayloadViewer } from "#features/payload/payload-viewer.tsx";
import { PortalFailure } from "#features/portal/portal-failure.tsx";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { BackLink } from "#ui/back-link.tsx";
import { Identifier } from "#ui/identifier.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { TimeZone } from "#ui/time-zone.tsx";
import { Timestamp } from "#ui/timestamp.tsx";
import { ResendDelivery } from "./resend-delivery.tsx";
import { useMessageParts } from "./use-message-parts.ts";

/** One message: what it said, and what became of it at each endpoint. */
export function MessageDetail({ messageId }: { messageId: string }) {
  const t = useTranslations("portalMessages");
  const parts = useMessageParts(messageId);
  const { message } = parts;
  return (
    <>
      <BackLink href="/portal/messages">{t("back")}</BackLink>
      {message.isError ? <PortalFailure error={message.error} onRetry={message.refetch} /> : null}
      {message.isPending ? <SkeletonLines lines={8} label={t("loadingOne")} /> : null}
      {message.isSuccess ? <Detail message={message.data} parts={parts} /> : null}
    </>
  );
}

type Parts = ReturnType<typeof useMessageParts>;
type DetailProps = { message: NonNullable<Parts["message"]["data"]>; parts: Parts };

function Detail({ message, parts }: DetailProps) {
  const t = useTranslations("portalMessages");
  const payload = useTranslations("payload");
  const { api, can } = usePortal();
  const sentHeaders = useSentHeaders(rowsOf(parts.attempts)[0], api.getAttempt);
  const code = (text: ReactNode) => <code className="font-mono">{text}</code>;
  const canResend = can("CreateAttempts") && message.payloadText !== null;
  return (
    <div className="flex flex-col gap-5">
      <header>
        <h1 className="font-mono text-base font-medium [overflow-wrap:anywhere]">{message.eventType}</h1>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-[13px] text-muted">
          <Timestamp at={message.timestamp} as="instant" />
          <TimeZone />
          <Identifier id={message.id} label={t("id")} />
          {message.eventId ? <span>{t.rich("eventId", { id: message.eventId, code })}</span> : null}
          {message.channels?.length ? (
            <span>{t.rich("channels", { names: message.channels.join(", "), code })}</span>
          ) : null}
        </p>
      </header>
      <div className="grid gap-5 lg:grid-cols-2">
        <DeliveryCards
          deliveries={parts.deliveries}
          attempts={parts.attempts}
          failure={(error, onRetry) => <PortalFailure error={error} onRetry={onRetry} />}
          action={(delivery) =>
            canResend ? <ResendDelivery messageId={message.id} delivery={delivery} /> : null
          }
        />
        <section aria-label={payload("title")} className="min-w-0">
          <h2 className="mb-2.5 font-medium">{payload("title")}</h2>
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
