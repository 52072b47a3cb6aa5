"use client";

import { Button } from "@heroui/react";
import type { MessageEndpointOut } from "@posthorn/contract";
import { useTranslations } from "next-intl";
import { DeliveryCards, type Pages } from "#features/deliveries/delivery-cards.tsx";
import { isOpen, shownStateOf } from "#features/deliveries/delivery-state.ts";
import type { ShownAttempt } from "#features/deliveries/shown-attempt.ts";
import { CallFailure } from "#trpc/call-failure.tsx";

type MessageDeliveriesProps = {
  deliveries: Pages<MessageEndpointOut>;
  attempts: Pages<ShownAttempt>;
  canResend: boolean;
  onResend: (delivery: MessageEndpointOut) => void;
};

/** What became of a message, and the way to send it once more. */
export function MessageDeliveries({ deliveries, attempts, canResend, onResend }: MessageDeliveriesProps) {
  const t = useTranslations("messages.resend");
  return (
    <DeliveryCards
      deliveries={deliveries}
      attempts={attempts}
      failure={(error, onRetry) => <CallFailure error={error} onRetry={onRetry} />}
      action={(delivery) =>
        canResend ? (
          <Button size="sm" variant="outline" onPress={() => onResend(delivery)}>
            {isOpen(shownStateOf(delivery)) ? t("now") : t("one")}
          </Button>
        ) : null
      }
    />
  );
}
