"use client";

import { Button, toast } from "@heroui/react";
import type { AlertSettings } from "@posthorn/domain";
import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SettingsSection } from "#features/settings/settings-section.tsx";
import { CallFailure, useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { Notice } from "#ui/notice.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { AddTarget } from "./add-target.tsx";

type Target = AlertSettings["targets"][number];

/** Who hears of an environment's incidents. */
export function AlertsPage({ environmentId }: { environmentId: string }) {
  const t = useTranslations("alerts");
  const trpc = useTRPC();
  const settings = useQuery(trpc.alerts.settings.queryOptions({ environmentId }));
  if (settings.isPending) return <SkeletonLines lines={6} label={t("loading")} />;
  if (settings.isError) return <CallFailure error={settings.error} onRetry={settings.refetch} />;
  const { isMailOn, people, targets, tenantAddresses } = settings.data;
  return (
    <div className="flex flex-col gap-8">
      <SettingsSection title={t("people")} intro={t("peopleIntro")}>
        {isMailOn ? null : (
          <Notice status="warning" title={t("noMailTitle")}>
            {t("noMail")}
          </Notice>
        )}
        <ul className="flex flex-col gap-1">
          {people.map(({ email }) => (
            <li key={email} className={isMailOn ? "" : "text-muted line-through"}>
              {email}
            </li>
          ))}
        </ul>
      </SettingsSection>
      <SettingsSection title={t("customers")} intro={t("customersIntro")}>
        {isMailOn ? <p>{t("customersTold", { count: tenantAddresses })}</p> : null}
        {isMailOn ? null : (
          <Notice status="warning" title={t("customersNoMail", { count: tenantAddresses })}>
            {t("noMail")}
          </Notice>
        )}
      </SettingsSection>
      <SettingsSection
        title={t("targets")}
        intro={t("targetsIntro")}
        action={<AddTarget environmentId={environmentId} />}
      >
        {targets.length === 0 ? <p className="text-muted">{t("noTargets")}</p> : null}
        <ul className="flex flex-col gap-2">
          {targets.map((target) => (
            <TargetRow key={target.id} environmentId={environmentId} target={target} />
          ))}
        </ul>
      </SettingsSection>
    </div>
  );
}

function TargetRow({ environmentId, target }: { environmentId: string; target: Target }) {
  const callFailureWords = useCallFailureWords();
  const t = useTranslations("alerts");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const [testing, setTesting] = useState<string | null>(null);
  const onError = (error: unknown) => toast.danger(callFailureWords(error));
  const test = useMutation(
    trpc.alerts.test.mutationOptions({
      onSuccess: ({ id }) => setTesting(id),
      onError,
    }),
  );
  useSubscription(
    trpc.alerts.testResult.subscriptionOptions(
      testing === null ? skipToken : { environmentId, test: testing },
      {
        onData: ({ state, error, isOver }) => {
          if (!isOver) return;
          setTesting(null);
          if (state === "sent") toast.success(t("testSent", { name: target.name }));
          else if (state === "waiting") toast.warning(t("testWaits"));
          else toast.danger(t("testFailed", { error: error ?? "" }));
        },
        onError: (error) => {
          setTesting(null);
          onError(error);
        },
      },
    ),
  );
  const remove = useMutation(
    trpc.alerts.remove.mutationOptions({
      onSuccess: async () => {
        setIsAsking(false);
        await queryClient.invalidateQueries(trpc.alerts.settings.queryFilter());
      },
      onError,
    }),
  );
  const ref = { environmentId, target: target.id };
  return (
    <li className="flex flex-wrap items-center gap-3 rounded-lg border bg-surface px-4 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium [overflow-wrap:anywhere]">{target.name}</p>
        <p className="text-[13px] text-muted">
          {t(`formats.${target.format}`)} · {target.host}
        </p>
      </div>
      <Button
        size="sm"
        variant="outline"
        isPending={test.isPending || testing !== null}
        onPress={() => test.mutate(ref)}
      >
        {t("test")}
      </Button>
      <Button size="sm" variant="outline" onPress={() => setIsAsking(true)}>
        {t("remove")}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={t("removeTitle", { name: target.name })}
        confirm={t("remove")}
        isHarmful
        isPending={remove.isPending}
        onConfirm={() => remove.mutate(ref)}
      >
        <p>{t("removeBody")}</p>
      </ConfirmDialog>
    </li>
  );
}
