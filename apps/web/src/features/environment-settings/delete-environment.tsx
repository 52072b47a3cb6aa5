"use client";

import { Button, toast } from "@heroui/react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SettingsSection } from "#features/settings/settings-section.tsx";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";

type DeleteEnvironmentProps = { environmentId: string; name: string };

/** The way out of an environment, after saying what goes with it. */
export function DeleteEnvironment({ environmentId, name }: DeleteEnvironmentProps) {
  const t = useTranslations("environmentSettings.delete");
  const callFailureWords = useCallFailureWords();
  const trpc = useTRPC();
  const [isAsked, setIsAsked] = useState(false);
  const count = useQuery(trpc.environmentSettings.count.queryOptions({ environmentId }));
  const remove = useMutation(
    trpc.environmentSettings.remove.mutationOptions({
      // A whole new page: nothing of what is gone stays in memory.
      onSuccess: () => window.location.assign("/"),
      onError: (error) => toast.danger(callFailureWords(error)),
    }),
  );
  const isLast = count.data?.isLast ?? false;
  return (
    <SettingsSection title={t("title")} intro={t("intro")}>
      <div className="flex max-w-xl flex-wrap items-center justify-between gap-3 rounded-lg border border-danger/35 px-4 py-3">
        <p className="min-w-0 flex-1 basis-60">
          {count.data ? (isLast ? t("last") : t("count", numbersOf(count.data))) : t("counting")}
        </p>
        <Button
          variant="danger"
          size="sm"
          isDisabled={!count.data || isLast}
          onPress={() => setIsAsked(true)}
        >
          {t("action")}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsked}
        onOpenChange={setIsAsked}
        title={t("ask", { name })}
        confirm={t("action")}
        isHarmful
        nameToType={name}
        isPending={remove.isPending || remove.isSuccess}
        onConfirm={() => remove.mutate({ environmentId })}
      >
        <p>{count.data ? t("count", numbersOf(count.data)) : null}</p>
        <p className="mt-2">{t("body")}</p>
      </ConfirmDialog>
    </SettingsSection>
  );
}

function numbersOf({
  applications,
  endpoints,
  apiKeys,
}: Record<"applications" | "endpoints" | "apiKeys", number>) {
  return { applications, endpoints, apiKeys };
}
