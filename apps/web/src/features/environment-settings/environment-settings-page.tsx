"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { SettingsSection } from "#features/settings/settings-section.tsx";
import { CallFailure } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { TableSkeleton } from "#ui/data-table.tsx";
import { EnvironmentForm } from "./environment-form.tsx";

type EnvironmentSettingsPageProps = { environmentId: string; canChange: boolean };

/** What an environment decides for everything inside it. */
export function EnvironmentSettingsPage({ environmentId, canChange }: EnvironmentSettingsPageProps) {
  const t = useTranslations("environmentSettings");
  const trpc = useTRPC();
  const settings = useQuery(trpc.environmentSettings.get.queryOptions({ environmentId }));
  return (
    <SettingsSection title={t("title")}>
      {settings.isPending ? <TableSkeleton label={t("loading")} /> : null}
      {settings.isError && !settings.data ? (
        <CallFailure error={settings.error} onRetry={settings.refetch} />
      ) : null}
      {settings.data ? (
        <EnvironmentForm
          key={JSON.stringify(settings.data)}
          environmentId={environmentId}
          settings={settings.data}
          canChange={canChange}
        />
      ) : null}
    </SettingsSection>
  );
}
