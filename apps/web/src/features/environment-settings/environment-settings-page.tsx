"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { SettingsSection } from "#features/settings/settings-section.tsx";
import { CallFailure } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { TableSkeleton } from "#ui/data-table.tsx";
import { DeleteEnvironment } from "./delete-environment.tsx";
import { EnvironmentForm } from "./environment-form.tsx";

type EnvironmentSettingsPageProps = { environmentId: string; canChange: boolean; canDelete: boolean };

/** What an environment decides for everything inside it. */
export function EnvironmentSettingsPage(props: EnvironmentSettingsPageProps) {
  const { environmentId, canChange, canDelete } = props;
  const t = useTranslations("environmentSettings");
  const trpc = useTRPC();
  const settings = useQuery(trpc.environmentSettings.get.queryOptions({ environmentId }));
  return (
    <div className="flex flex-col gap-10">
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
      {canDelete && settings.data ? (
        <DeleteEnvironment environmentId={environmentId} name={settings.data.name} />
      ) : null}
    </div>
  );
}
