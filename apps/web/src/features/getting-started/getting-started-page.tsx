"use client";

import { Button, toast } from "@heroui/react";
import type { FirstDelivery } from "@posthorn/domain";
import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useTranslations } from "next-intl";
import { InspectorView } from "#features/inspector/inspector-view.tsx";
import { CallFailure, useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { TableSkeleton } from "#ui/data-table.tsx";
import { LinkButton } from "#ui/link-button.tsx";
import { PageFrame } from "#ui/page-frame.tsx";
import { FirstPublish } from "./first-publish.tsx";
import { Step } from "./step.tsx";

type GettingStartedPageProps = {
  environmentId: string;
  apiUrl: string;
  /** Whether who looks may make an endpoint, and a key. */
  canManage: boolean;
  canMakeKeys: boolean;
};

/** From nothing to a delivered message: each step ticks itself when it has really happened. */
export function GettingStartedPage(props: GettingStartedPageProps) {
  const callFailureWords = useCallFailureWords();
  const { environmentId } = props;
  const t = useTranslations("gettingStarted");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const read = trpc.gettingStarted.get.queryOptions({ environmentId });
  const progress = useQuery(read);
  useSubscription(
    trpc.gettingStarted.live.subscriptionOptions(progress.isSuccess ? { environmentId } : skipToken, {
      onData: (now) => queryClient.setQueryData(read.queryKey, now),
    }),
  );
  const prepare = useMutation(
    trpc.gettingStarted.prepare.mutationOptions({
      onSuccess: (now) => queryClient.setQueryData(read.queryKey, now),
      onError: (error) => toast.danger(callFailureWords(error)),
    }),
  );
  return (
    <PageFrame title={t("title")} lead={t("lead")}>
      {progress.isPending ? <TableSkeleton label={t("loading")} /> : null}
      {progress.isError && !progress.data ? (
        <CallFailure error={progress.error} onRetry={progress.refetch} />
      ) : null}
      {progress.data ? (
        <Steps
          {...props}
          progress={progress.data}
          isPreparing={prepare.isPending}
          onPrepare={() => prepare.mutate({ environmentId })}
        />
      ) : null}
    </PageFrame>
  );
}

type StepsProps = GettingStartedPageProps & {
  progress: FirstDelivery;
  isPreparing: boolean;
  onPrepare: () => void;
};

function Steps(props: StepsProps) {
  const { environmentId, apiUrl, canManage, canMakeKeys, isPreparing, onPrepare } = props;
  const { customer, inspectorId, message } = props.progress;
  const t = useTranslations("gettingStarted");
  const isDelivered = message?.state === "succeeded";
  const applications = `/${environmentId}/applications`;
  return (
    <ol className="flex max-w-3xl flex-col">
      <Step number={1} title={t("runs.title")} isDone>
        {t("runs.body", { url: apiUrl })}
      </Step>
      <Step number={2} title={t("target.title")} isDone={inspectorId !== null || isDelivered}>
        <p>{t("target.body", { customer: customer.name })}</p>
        {inspectorId === null && canManage ? (
          <div className="mt-3 flex flex-wrap items-center gap-3">
            <Button size="sm" isPending={isPreparing} onPress={onPrepare}>
              {t("target.make")}
            </Button>
            <LinkButton href={applications}>{t("target.own")}</LinkButton>
          </div>
        ) : null}
      </Step>
      <Step number={3} title={t("publish.title")} isDone={message !== null}>
        <FirstPublish
          environmentId={environmentId}
          apiUrl={apiUrl}
          application={customer.uid}
          canMakeKeys={canMakeKeys}
          eventType={message?.eventType ?? null}
        />
      </Step>
      <Step number={4} title={t("deliver.title")} isDone={isDelivered}>
        {message === null ? (
          <p>{t("deliver.waiting")}</p>
        ) : (
          <LinkButton href={`/${environmentId}/messages/${message.id}`}>{t("deliver.open")}</LinkButton>
        )}
        {inspectorId === null ? null : (
          <InspectorView environmentId={environmentId} inspectorId={inspectorId} canChoose={canManage} />
        )}
      </Step>
      <Step number={5} title={t("embed.title")} isDone={false}>
        <p className="mb-3">{t("embed.body")}</p>
        <LinkButton href={applications}>{t("embed.open")}</LinkButton>
      </Step>
    </ol>
  );
}
