"use client";

import { Button, ProgressBar } from "@heroui/react";
import type { BackgroundTaskOut } from "@posthorn/contract";
import { useTranslations } from "next-intl";
import { Timestamp } from "#ui/timestamp.tsx";

type RecoveryProgressProps = {
  recovery: BackgroundTaskOut;
  isCancelling: boolean;
  /** Absent for who may not. */
  onCancel?: (() => void) | undefined;
};

/** How far a recovery is, or how it ended. */
export function RecoveryProgress({ recovery, isCancelling, onCancel }: RecoveryProgressProps) {
  const t = useTranslations("allEndpoints.recover");
  const { messagesSent = 0, messagesTotal, isCancelled, error } = recovery.data;
  if (recovery.status !== "running") {
    const words = recovery.status === "finished" ? "finished" : isCancelled ? "cancelled" : "failed";
    return (
      <p className="text-[13px] text-muted">
        {t(words, { sent: messagesSent })} {error ?? ""} <Timestamp at={recovery.updatedAt} as="relative" />
      </p>
    );
  }
  const known = messagesTotal === undefined ? undefined : { sent: messagesSent, total: messagesTotal };
  return (
    <div className="flex items-center gap-3 rounded-lg border bg-surface px-3 py-2.5">
      <div className="min-w-0 flex-1">
        <ProgressBar
          aria-label={t("running")}
          isIndeterminate={!known}
          value={known?.sent ?? 0}
          maxValue={Math.max(1, known?.total ?? 1)}
        >
          <ProgressBar.Track>
            <ProgressBar.Fill />
          </ProgressBar.Track>
        </ProgressBar>
        <p className="mt-1.5 text-[13px] tabular-nums">
          {known ? t("progress", known) : t("progressUnknown", { sent: messagesSent })}
        </p>
      </div>
      {onCancel ? (
        <Button size="sm" variant="outline" isPending={isCancelling} onPress={onCancel}>
          {t("cancel")}
        </Button>
      ) : null}
    </div>
  );
}
