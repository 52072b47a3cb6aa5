"use client";

import { Button } from "@heroui/react";
import type { MessageEndpointOut } from "@posthorn/contract";
import type { MessageSummary } from "@posthorn/domain";
import { useTranslations } from "next-intl";
import { type ReactNode, type Ref, useMemo, useState } from "react";
import { curlOfAttempt } from "#features/deliveries/curl-of-attempt.ts";
import { rowsOf } from "#features/deliveries/delivery-cards.tsx";
import { DeliverySourceProvider } from "#features/deliveries/delivery-source.tsx";
import { shownStateOf } from "#features/deliveries/delivery-state.ts";
import { useSentHeaders } from "#features/deliveries/use-sent-headers.ts";
import { jsonContentType } from "#features/payload/json-content-type.ts";
import { PayloadViewer } from "#features/payload/payload-viewer.tsx";
import { useKeys } from "#features/shell/use-keys.ts";
import { CallFailure } from "#trpc/call-failure.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { CopyAsMenu } from "./copy-as-menu.tsx";
import { MessageDeliveries } from "./message-deliveries.tsx";
import { MessageFacts } from "./message-facts.tsx";
import { ResendDialog } from "./resend-dialog.tsx";
import { useMessage } from "./use-message.ts";
import { useResend } from "./use-resend.ts";

type MessageViewProps = {
  environmentId: string;
  messageId: string;
  apiUrl: string;
  canResend: boolean;
  known?: MessageSummary | undefined;
  /** Deliveries above the payload, or beside it. */
  layout: "column" | "page";
  /** What stands at the end of the head. */
  controls?: ReactNode;
  headingRef?: Ref<HTMLHeadingElement>;
};

/** A message whole: what it is, what became of it at each endpoint and why, what it said. */
export function MessageView(props: MessageViewProps) {
  const t = useTranslations("messages.detail");
  const parts = useMessage(props);
  const { summary } = parts;
  if (summary.isError) {
    return (
      <>
        <div className="flex justify-end p-2">{props.controls}</div>
        <CallFailure error={summary.error} onRetry={summary.refetch} />
      </>
    );
  }
  if (!summary.data) {
    return (
      <div className="p-4">
        <SkeletonLines lines={9} label={t("loading")} />
      </div>
    );
  }
  return <Loaded {...props} message={summary.data} parts={parts} />;
}

type LoadedProps = MessageViewProps & { message: MessageSummary; parts: ReturnType<typeof useMessage> };

function Loaded(props: LoadedProps) {
  const t = useTranslations("messages.detail");
  const resendText = useTranslations("messages.resend");
  const payloadText = useTranslations("payload");
  const { environmentId, message, parts, apiUrl, canResend, layout, controls, headingRef } = props;
  const { deliveries, attempts, payload, loadAttempt } = parts;
  const [targets, setTargets] = useState<readonly MessageEndpointOut[] | null>(null);
  const resend = useResend(environmentId, message);
  const body = payload.data?.text ?? null;
  const sentHeaders = useSentHeaders(rowsOf(attempts)[0], loadAttempt);
  const source = useMemo(
    () => ({
      loadAttempt,
      curlOf: (attempt: Parameters<typeof curlOfAttempt>[0]) => curlOfAttempt(attempt, body),
    }),
    [loadAttempt, body],
  );
  const failed = rowsOf(deliveries).filter((one) => shownStateOf(one) === "failed");
  const isSendable = canResend && !message.application.isDeleted && payload.isSuccess && body !== null;
  useKeys({ r: () => failed.length > 0 && isSendable && setTargets(failed) });

  return (
    <DeliverySourceProvider value={source}>
      <article aria-label={t("label")} className={layout === "page" ? "mx-auto max-w-[1200px]" : ""}>
        <header className={`flex flex-col gap-2 px-4 ${layout === "page" ? "pt-1" : "border-b py-3"}`}>
          <div className="flex flex-wrap items-center gap-2">
            <h1
              ref={headingRef}
              tabIndex={-1}
              className="min-w-0 flex-1 basis-40 rounded-sm font-mono text-base font-medium [overflow-wrap:anywhere]"
            >
              {message.eventType}
            </h1>
            {/* On a phone below the name and what closes it. */}
            <div className="flex flex-wrap items-center gap-2 empty:hidden max-sm:order-2 max-sm:basis-full">
              {isSendable && failed.length > 0 ? (
                <Button size="sm" onPress={() => setTargets(failed)}>
                  {resendText(deliveries.hasNextPage ? "toShownFailed" : "toFailed", {
                    count: failed.length,
                  })}
                </Button>
              ) : null}
              {body === null ? null : (
                <CopyAsMenu
                  message={{
                    apiUrl,
                    application: message.application.uid ?? message.application.id,
                    eventType: message.eventType,
                    payload: body,
                    contentType: payload.data?.contentType ?? jsonContentType,
                  }}
                />
              )}
            </div>
            {controls ? <div className="flex items-center max-sm:order-1">{controls}</div> : null}
          </div>
          <MessageFacts message={message} environmentId={environmentId} />
        </header>
        <div className={`grid gap-5 p-4 ${layout === "page" ? "lg:grid-cols-2" : ""}`}>
          <MessageDeliveries
            deliveries={deliveries}
            attempts={attempts}
            canResend={isSendable}
            onResend={(delivery) => setTargets([delivery])}
          />
          <section aria-label={payloadText("title")} className="min-w-0">
            <h2 className="mb-2.5 font-medium">{payloadText("title")}</h2>
            {payload.isError ? <CallFailure error={payload.error} onRetry={payload.refetch} /> : null}
            {payload.isPending ? <SkeletonLines lines={6} label={t("loading")} /> : null}
            {payload.isSuccess ? (
              <div className="overflow-hidden rounded-lg border bg-surface">
                <PayloadViewer
                  text={body}
                  contentType={payload.data?.contentType}
                  sentHeaders={sentHeaders}
                />
              </div>
            ) : null}
          </section>
        </div>
      </article>
      <ResendDialog
        targets={targets}
        isPending={resend.isPending}
        onClose={() => setTargets(null)}
        onConfirm={(endpoints) => resend.mutate(endpoints, { onSettled: () => setTargets(null) })}
      />
    </DeliverySourceProvider>
  );
}
