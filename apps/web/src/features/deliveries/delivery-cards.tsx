"use client";

import type { ListResponse, MessageEndpointOut } from "@posthorn/contract";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MoreButton, type MorePages } from "#ui/more-button.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { DeliveryCard } from "./delivery-card.tsx";
import type { ShownAttempt } from "./shown-attempt.ts";
import type { TriesRead } from "./unseen-tries.ts";

/** A list that is read page by page. */
export type Pages<Item> = MorePages & {
  data: { pages: readonly ListResponse<Item>[] } | undefined;
  isPending: boolean;
  isError: boolean;
  error: unknown;
  refetch: () => unknown;
};

type DeliveryCardsProps = {
  deliveries: Pages<MessageEndpointOut>;
  attempts: Pages<ShownAttempt>;
  /** What can be done with one. */
  action: (delivery: MessageEndpointOut) => ReactNode;
  /** What stands in place of deliveries that could not be read. */
  failure: (error: unknown, onRetry: () => unknown) => ReactNode;
};

/** What became of a message, endpoint by endpoint. */
export function DeliveryCards({ deliveries, attempts, action, failure }: DeliveryCardsProps) {
  const t = useTranslations("deliveries");
  const rows = rowsOf(deliveries);
  const tries = rowsOf(attempts);
  const read = triesRead(attempts);
  return (
    <section aria-label={t("title")} className="flex min-w-0 flex-col gap-2.5">
      <h2 className="font-medium">{t("title")}</h2>
      {deliveries.isError ? failure(deliveries.error, deliveries.refetch) : null}
      {deliveries.isPending ? <SkeletonLines lines={4} label={t("loadingAll")} /> : null}
      {deliveries.data && rows.length === 0 ? (
        <div className="rounded-lg border border-dashed px-3 py-4">
          <p className="font-medium">{t("none")}</p>
          <p className="mt-0.5 text-muted">{t("noneHint")}</p>
        </div>
      ) : null}
      {rows.map((delivery) => (
        <DeliveryCard
          key={delivery.id}
          delivery={delivery}
          attempts={tries.filter(({ endpointId }) => endpointId === delivery.id).toReversed()}
          read={read}
          onReload={attempts.refetch}
          action={action(delivery)}
        />
      ))}
      <MoreButton pages={deliveries}>{t("moreDeliveries")}</MoreButton>
      <MoreButton pages={attempts}>{t("moreTries")}</MoreButton>
    </section>
  );
}

function triesRead(attempts: Pages<ShownAttempt>): TriesRead {
  if (attempts.data) return attempts.hasNextPage ? "part" : "whole";
  return attempts.isError ? "failed" : "loading";
}

/** What was read of it so far. */
export function rowsOf<Item>({ data }: Pick<Pages<Item>, "data">): Item[] {
  return data?.pages.flatMap((page) => page.data) ?? [];
}
