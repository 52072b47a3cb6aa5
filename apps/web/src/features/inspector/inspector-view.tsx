"use client";

import { ListBox, toast } from "@heroui/react";
import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useTranslations } from "next-intl";
import { CallFailure, useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { CopyButton } from "#ui/copy-button.tsx";
import { FilterSelect } from "#ui/filter-select.tsx";
import { Timestamp } from "#ui/timestamp.tsx";
import { InspectedRequests } from "./inspected-requests.tsx";
import { inspectorAnswers } from "./inspector-answers.ts";

type InspectorViewProps = { environmentId: string; inspectorId: string; canChoose: boolean };

/** What an inspector got, as it comes, and what it answers. */
export function InspectorView({ environmentId, inspectorId, canChoose }: InspectorViewProps) {
  const callFailureWords = useCallFailureWords();
  const t = useTranslations("inspector");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const ref = { environmentId, id: inspectorId };
  const read = trpc.inspector.get.queryOptions(ref);
  const inspector = useQuery(read);
  useSubscription(
    trpc.inspector.live.subscriptionOptions(inspector.isSuccess ? ref : skipToken, {
      onData: (now) => queryClient.setQueryData(read.queryKey, now),
    }),
  );
  const setAnswer = useMutation(
    trpc.inspector.setAnswer.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.inspector.get.queryFilter(ref)),
      onError: (error) => toast.danger(callFailureWords(error)),
    }),
  );
  if (inspector.isError && !inspector.data) {
    return <CallFailure error={inspector.error} onRetry={inspector.refetch} />;
  }
  if (!inspector.data) return null;
  const { url, answer, expiresAt, requests } = inspector.data;
  return (
    <section aria-label={t("title")} className="mt-3 rounded-lg border bg-surface text-foreground">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-3 py-2 text-[13px]">
        <code className="min-w-0 font-mono [overflow-wrap:anywhere]">{url}</code>
        <CopyButton value={url} label={t("url")} />
        <span className="ml-auto flex items-center gap-2 text-muted max-sm:ml-0 max-sm:w-full">
          <span className="shrink-0">{canChoose ? t("answer") : t(`answers.${answer}`)}</span>
          {canChoose ? (
            <FilterSelect
              label={t("answer")}
              value={answer}
              onChange={(next) => {
                const chosen = inspectorAnswers.find((one) => one === next);
                if (chosen) setAnswer.mutate({ ...ref, answer: chosen });
              }}
              className="w-36"
            >
              {inspectorAnswers.map((one) => (
                <ListBox.Item key={one} id={one}>
                  {t(`answers.${one}`)}
                </ListBox.Item>
              ))}
            </FilterSelect>
          ) : null}
          <span className="shrink-0">
            {t("until")} <Timestamp at={expiresAt} as="clock" />
          </span>
        </span>
      </div>
      <InspectedRequests requests={requests} />
    </section>
  );
}
