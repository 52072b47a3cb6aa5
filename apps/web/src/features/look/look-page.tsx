"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { SettingsSection } from "#features/settings/settings-section.tsx";
import { CallFailure } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { TableSkeleton } from "#ui/data-table.tsx";
import { EmbedOrigins } from "./embed-origins.tsx";
import { LookForm } from "./look-form.tsx";

type LookPageProps = { environmentId: string; canChange: boolean };

/** How the portal looks to customers, and whose pages may show it. */
export function LookPage({ environmentId, canChange }: LookPageProps) {
  const t = useTranslations("look");
  const trpc = useTRPC();
  const look = useQuery(trpc.look.get.queryOptions({ environmentId }));
  const settings = useQuery(trpc.environmentSettings.get.queryOptions({ environmentId }));
  const failed = [look, settings].find(({ isError, data }) => isError && !data);
  if (failed) return <CallFailure error={failed.error} onRetry={failed.refetch} />;
  return (
    <div className="flex flex-col gap-10">
      <SettingsSection title={t("title")} intro={t("intro")}>
        {look.data ? (
          <LookForm environmentId={environmentId} branding={look.data.branding} canChange={canChange} />
        ) : (
          <TableSkeleton label={t("loading")} />
        )}
      </SettingsSection>
      {settings.data ? (
        <EmbedOrigins
          key={settings.data.allowedEmbedOrigins.join(" ")}
          environmentId={environmentId}
          origins={settings.data.allowedEmbedOrigins}
          canChange={canChange}
        />
      ) : null}
    </div>
  );
}
