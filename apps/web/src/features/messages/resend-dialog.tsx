"use client";

import type { MessageEndpointOut } from "@posthorn/contract";
import { useTranslations } from "next-intl";
import { isOpen, shownStateOf } from "#features/deliveries/delivery-state.ts";
import { StateIcon } from "#features/deliveries/state-icon.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { Notice } from "#ui/notice.tsx";

type ResendDialogProps = {
  /** Where it would go; null: nobody asks. */
  targets: readonly MessageEndpointOut[] | null;
  isPending: boolean;
  onClose: () => void;
  onConfirm: (endpoints: string[]) => void;
};

/** Says where the message goes again and what that does, before it does. */
export function ResendDialog({ targets, isPending, onClose, onConfirm }: ResendDialogProps) {
  const t = useTranslations("messages.resend");
  const shown = targets ?? [];
  const states = shown.map(shownStateOf);
  return (
    <ConfirmDialog
      isOpen={targets !== null}
      onOpenChange={onClose}
      title={t("title")}
      confirm={t("confirm", { count: shown.length })}
      isPending={isPending}
      onConfirm={() => onConfirm(shown.map(({ id }) => id))}
    >
      <div className="flex flex-col gap-3">
        <p>{t("body")}</p>
        <ul className="flex max-h-60 flex-col gap-1.5 overflow-y-auto">
          {shown.map((delivery) => (
            <li key={delivery.id} className="flex items-start gap-2">
              <StateIcon state={shownStateOf(delivery)} className="mt-1" />
              <span className="font-mono text-[13px] [overflow-wrap:anywhere] text-foreground">
                {delivery.url}
              </span>
            </li>
          ))}
        </ul>
        {states.includes("delivered") ? (
          <Notice status="warning" title={t("warnTitle")}>
            {t("warn")}
          </Notice>
        ) : null}
        {states.some(isOpen) ? <p>{t("open")}</p> : null}
        {states.some((state) => state === "failed" || state === "cancelled") ? <p>{t("ended")}</p> : null}
      </div>
    </ConfirmDialog>
  );
}
