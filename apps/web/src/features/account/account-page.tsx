"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { SettingsSection } from "#features/settings/settings-section.tsx";
import { CallFailure } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { NameForm } from "./name-form.tsx";
import { PasswordForm } from "./password-form.tsx";
import { SessionList } from "./session-list.tsx";

type AccountPageProps = {
  minLength: number;
  /** The names of the providers that sign in beside a password. */
  providers: string[];
};

/** One's own name, password and sessions. */
export function AccountPage({ minLength, providers }: AccountPageProps) {
  const t = useTranslations("account");
  const trpc = useTRPC();
  const account = useQuery(trpc.account.get.queryOptions());
  if (account.isError) return <CallFailure error={account.error} onRetry={account.refetch} />;
  if (account.isPending) return <SkeletonLines lines={9} label={t("loading")} />;
  const { name, email, hasPassword } = account.data;
  return (
    <div className="flex flex-col gap-8">
      <SettingsSection title={t("title")} intro={t("intro", { email })}>
        <NameForm name={name} />
      </SettingsSection>
      <SettingsSection title={t("password")} intro={hasPassword ? t("passwordIntro") : t("noPassword")}>
        {hasPassword ? <PasswordForm email={email} minLength={minLength} /> : null}
        {providers.length > 0 ? (
          <p className="text-muted">{t("providers", { names: providers.join(", ") })}</p>
        ) : null}
      </SettingsSection>
      <SettingsSection title={t("sessions")} intro={t("sessionsIntro")}>
        <SessionList />
      </SettingsSection>
    </div>
  );
}
