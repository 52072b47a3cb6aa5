"use client";

import { toast } from "@heroui/react";
import type { ApiKeyOut } from "@posthorn/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { ChoiceSelect } from "#ui/choice-select.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";

/** Hours for which the old key still opens. */
const overlaps = ["0", "1", "24", "168"] as const;

type RotateKeyProps = {
  environmentId: string;
  /** Null: nobody asks. */
  apiKey: ApiKeyOut | null;
  onClose: () => void;
  onRotated: (token: string) => void;
};

/** A new key in place of one, with time to bring it to where the old one is. */
export function RotateKey({ environmentId, apiKey, onClose, onRotated }: RotateKeyProps) {
  const callFailureWords = useCallFailureWords();
  const t = useTranslations("apiKeys");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [overlap, setOverlap] = useState<(typeof overlaps)[number]>("24");
  const rotate = useMutation(
    trpc.apiKeys.rotate.mutationOptions({
      onSuccess: async ({ token }) => {
        onClose();
        onRotated(token);
        await queryClient.invalidateQueries(trpc.apiKeys.list.queryFilter({ environmentId }));
      },
      onError: (error) => toast.danger(callFailureWords(error)),
    }),
  );
  const overlapWords = (hours: string) =>
    hours === "0" ? t("rotate.atOnce") : t("rotate.hours", { hours: Number(hours) });
  return (
    <ConfirmDialog
      isOpen={apiKey !== null}
      onOpenChange={onClose}
      title={t("rotate.title", { name: apiKey?.name ?? "" })}
      confirm={t("rotate.action")}
      isPending={rotate.isPending}
      onConfirm={() =>
        apiKey && rotate.mutate({ environmentId, id: apiKey.id, overlapSeconds: Number(overlap) * 3_600 })
      }
    >
      <div className="flex flex-col gap-4 p-0.5">
        <p>{t("rotate.body")}</p>
        <ChoiceSelect
          label={t("rotate.overlap")}
          value={overlap}
          choices={overlaps}
          wordsOf={overlapWords}
          onChange={setOverlap}
        />
      </div>
    </ConfirmDialog>
  );
}
