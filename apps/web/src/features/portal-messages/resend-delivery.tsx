"use client";

import { Button, toast } from "@heroui/react";
import type { MessageEndpointOut } from "@posthorn/contract";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { shownStateOf } from "#features/deliveries/delivery-state.ts";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { useToastFailure } from "#features/portal/use-failure-words.ts";
import { useFollowUp } from "#features/portal/use-follow-up.ts";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { Notice } from "#ui/notice.tsx";

type ResendDeliveryProps = { messageId: string; delivery: MessageEndpointOut };

/** One more attempt now, asked for by hand. */
export function ResendDelivery({ messageId, delivery }: ResendDeliveryProps) {
  const t = useTranslations("portalMessages");
  const { api } = usePortal();
  const followUp = useFollowUp();
  const toastFailure = useToastFailure();
  const [isAsking, setIsAsking] = useState(false);
  const resend = useMutation({
    mutationFn: () => api.resend(messageId, delivery.id),
    onSuccess: () => {
      setIsAsking(false);
      toast.success(t("resent"));
      followUp(["deliveries", messageId]);
    },
    onError: toastFailure,
  });
  return (
    <>
      <Button size="sm" variant="outline" onPress={() => setIsAsking(true)}>
        {t("resend")}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={t("resendTitle")}
        confirm={t("resend")}
        isPending={resend.isPending}
        onConfirm={() => resend.mutate()}
      >
        <div className="flex flex-col gap-3">
          <p>{t("resendBody", { url: delivery.url })}</p>
          {shownStateOf(delivery) === "delivered" ? (
            <Notice status="warning" title={t("resendDelivered")} />
          ) : null}
        </div>
      </ConfirmDialog>
    </>
  );
}
