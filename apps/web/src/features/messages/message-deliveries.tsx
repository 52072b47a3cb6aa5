"use client";

import { Button } from "@heroui/react";
import type { ListResponse, MessageEndpointOut } from "@posthorn/contract";
import { DeliveryCard } from "#features/deliveries/delivery-card.tsx";
import { shownStateOf } from "#features/deliveries/delivery-state.ts";
import { deliveryText } from "#features/deliveries/delivery-text.ts";
import type { ShownAttempt } from "#features/deliveries/shown-attempt.ts";
import { CallFailure } from "#trpc/call-failure.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { messagesText } from "./messages-text.ts";

type Read<Item> = {
  data: ListResponse<Item> | undefined;
  isPending: boolean;
  isError: boolean;
  error: unknown;
  refetch: () => void;
};

type MessageDeliveriesProps = {
  deliveries: Read<MessageEndpointOut>;
  attempts: Read<ShownAttempt>;
  canResend: boolean;
  onResend: (delivery: MessageEndpointOut) => void;
};

/** What became of a message, endpoint by endpoint. */
export function MessageDeliveries({ deliveries, attempts, canResend, onResend }: MessageDeliveriesProps) {
  const rows = deliveries.data?.data;
  const tries = attempts.data?.data ?? [];
  return (
    <section aria-label={deliveryText.title} className="flex min-w-0 flex-col gap-2.5">
      <h2 className="font-medium">{deliveryText.title}</h2>
      {deliveries.isError ? <CallFailure error={deliveries.error} onRetry={deliveries.refetch} /> : null}
      {deliveries.isPending ? <SkeletonLines lines={4} label={messagesText.detail.loading} /> : null}
      {rows?.length === 0 ? (
        <div className="rounded-lg border border-dashed px-3 py-4">
          <p className="font-medium">{deliveryText.none}</p>
          <p className="mt-0.5 text-muted">{deliveryText.noneHint}</p>
        </div>
      ) : null}
      {rows?.map((delivery) => (
        <DeliveryCard
          key={delivery.id}
          delivery={delivery}
          attempts={tries.filter(({ endpointId }) => endpointId === delivery.id).toReversed()}
          action={
            canResend ? (
              <Button size="sm" variant="outline" onPress={() => onResend(delivery)}>
                {resendWord(delivery)}
              </Button>
            ) : null
          }
        />
      ))}
      {attempts.data?.done === false ? (
        <p className="text-xs text-muted">{messagesText.detail.olderAttempts}</p>
      ) : null}
    </section>
  );
}

function resendWord(delivery: MessageEndpointOut): string {
  const words = messagesText.resend;
  switch (shownStateOf(delivery)) {
    case "delivered":
      return words.again;
    case "failed":
    case "cancelled":
      return words.one;
    default:
      return words.now;
  }
}
