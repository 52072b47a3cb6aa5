"use client";

import { Button, toast } from "@heroui/react";
import type { IncidentDetail } from "@posthorn/domain";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RecoveryProgress } from "#features/endpoints/recovery-progress.tsx";
import { CallFailure, useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { BackLink } from "#ui/back-link.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageFrame } from "#ui/page-frame.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { IncidentAlerts, IncidentFacts, IncidentHead } from "./incident-facts.tsx";
import { MuteButtons } from "./mute-buttons.tsx";
import { SendAgain } from "./send-again.tsx";
import { useLiveIncidents } from "./use-live-incidents.ts";

type IncidentPageProps = { environmentId: string; incidentId: string; canChange: boolean };

/** One incident: what it holds up, who was told, and what one can do about it. */
export function IncidentPage(props: IncidentPageProps) {
  const { environmentId, incidentId } = props;
  const t = useTranslations("incidents");
  const trpc = useTRPC();
  useLiveIncidents(environmentId, incidentId);
  const incident = useQuery(trpc.incidents.get.queryOptions({ environmentId, incident: incidentId }));
  return (
    <PageFrame title={t("one")}>
      <div className="-mb-4">
        <BackLink href={`/${environmentId}/incidents`}>{t("back")}</BackLink>
      </div>
      {incident.isPending ? <SkeletonLines lines={8} label={t("loading")} /> : null}
      {incident.isError ? <CallFailure error={incident.error} onRetry={incident.refetch} /> : null}
      {incident.data ? <Detail {...props} incident={incident.data} /> : null}
    </PageFrame>
  );
}

function Detail({ environmentId, canChange, incident }: IncidentPageProps & { incident: IncidentDetail }) {
  const callFailureWords = useCallFailureWords();
  const t = useTranslations("incidents");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const { application, endpoint, recovery } = incident;
  const ref = { environmentId, application: application.id, endpoint: endpoint.id };
  const options = {
    onSuccess: () => queryClient.invalidateQueries(trpc.incidents.get.queryFilter()),
    onError: (error: unknown) => toast.danger(callFailureWords(error)),
  };
  const enable = useMutation(trpc.endpoints.setDisabled.mutationOptions(options));
  const cancel = useMutation(trpc.endpoints.cancelRecovery.mutationOptions(options));
  const isDisabled = endpoint.disabledAt !== null;
  return (
    <>
      <header className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1 basis-72">
          <IncidentHead incident={incident} />
        </div>
        {canChange ? (
          <div className="flex flex-wrap gap-2">
            <MuteButtons {...ref} muted={incident.muted} />
            <Button
              size="sm"
              isDisabled={isDisabled || recovery?.status === "running"}
              onPress={() => setIsAsking(true)}
            >
              {t("sendAgain.action")}
            </Button>
          </div>
        ) : null}
      </header>
      <IncidentFacts environmentId={environmentId} incident={incident} />
      {isDisabled ? (
        <Notice
          status="warning"
          title={t("disabledTitle")}
          action={
            canChange ? (
              <Button
                size="sm"
                variant="outline"
                isPending={enable.isPending}
                onPress={() => enable.mutate({ ...ref, disabled: false })}
              >
                {t("enable")}
              </Button>
            ) : null
          }
        >
          {t("disabledBody")}
        </Notice>
      ) : null}
      {recovery ? (
        <div className="w-full max-w-xl">
          <RecoveryProgress
            recovery={recovery}
            isCancelling={cancel.isPending}
            onCancel={canChange ? () => cancel.mutate({ ...ref, task: recovery.id }) : undefined}
          />
        </div>
      ) : null}
      <section aria-label={t("toldTitle")}>
        <h2 className="mb-1.5 font-medium">{t("toldTitle")}</h2>
        <IncidentAlerts incident={incident} />
      </section>
      <SendAgain {...ref} incident={incident} isOpen={isAsking} onClose={() => setIsAsking(false)} />
    </>
  );
}
