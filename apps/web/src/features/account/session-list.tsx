"use client";

import { Button, toast } from "@heroui/react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CallFailure, useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { Timestamp } from "#ui/timestamp.tsx";
import { browserOf } from "./browser-of.ts";

/** Where one is signed in, with the way to end it there or everywhere. */
export function SessionList() {
  const callFailureWords = useCallFailureWords();
  const t = useTranslations("account");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const sessions = useQuery(trpc.account.sessions.queryOptions());
  const onError = (error: unknown) => {
    toast.danger(callFailureWords(error));
  };
  const end = useMutation(
    trpc.account.endSession.mutationOptions({
      onSuccess: () => {
        toast.success(t("sessionEnded"));
        return queryClient.invalidateQueries(trpc.account.sessions.pathFilter());
      },
      onError,
    }),
  );
  const leave = useMutation(
    trpc.account.signOutEverywhere.mutationOptions({
      // A whole new page, so that nothing of this account stays in memory.
      onSuccess: () => window.location.assign("/sign-in"),
      onError,
    }),
  );

  if (sessions.isError) return <CallFailure error={sessions.error} onRetry={sessions.refetch} />;
  if (sessions.isPending) return <SkeletonLines lines={4} label={t("loading")} />;
  return (
    <div className="flex flex-col gap-3">
      <ul className="divide-y rounded-lg border">
        {sessions.data.map(({ id, userAgent, createdAt, lastSeenAt, isCurrent }) => {
          const { browser, system } = browserOf(userAgent);
          const name =
            browser && system ? t("browserOn", { browser, system }) : (browser ?? t("unknownBrowser"));
          return (
            <li
              key={id}
              aria-label={name}
              className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2.5"
            >
              <span className="flex min-w-48 flex-1 flex-col">
                <span className="font-medium">{name}</span>
                <span className="text-[13px] text-muted">
                  {t.rich("seen", {
                    since: () => <Timestamp at={createdAt} as="instant" />,
                    last: () => <Timestamp at={lastSeenAt} as="relative" />,
                  })}
                </span>
              </span>
              {isCurrent ? (
                <span className="text-muted">{t("thisBrowser")}</span>
              ) : (
                <Button
                  size="sm"
                  variant="outline"
                  aria-label={t("endNamed", { name })}
                  isDisabled={end.isPending}
                  onPress={() => end.mutate({ id })}
                >
                  {t("end")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <Button size="sm" variant="outline" className="self-start" onPress={() => setIsAsking(true)}>
        {t("signOutEverywhere")}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={t("signOutEverywhere")}
        confirm={t("signOutEverywhere")}
        isHarmful
        isPending={leave.isPending || leave.isSuccess}
        onConfirm={() => leave.mutate()}
      >
        <p>{t("signOutEverywhereBody")}</p>
      </ConfirmDialog>
    </div>
  );
}
