"use client";

import { useTranslations } from "next-intl";
import { SettingsSection } from "#features/settings/settings-section.tsx";
import { InvitationList } from "./invitation-list.tsx";
import { InvitePerson } from "./invite-person.tsx";
import { MemberList } from "./member-list.tsx";
import type { Role } from "./roles.ts";

type PeoplePageProps = {
  environmentId: string;
  organizationName: string;
  /** Who looks, and in which role. */
  userId: string;
  role: Role;
};

/** Who belongs to the organization, what each may do, and who was asked to join. */
export function PeoplePage({ environmentId, organizationName, userId, role }: PeoplePageProps) {
  const t = useTranslations("people");
  const canManage = role === "admin" || role === "owner";
  return (
    <div className="flex flex-col gap-8">
      <SettingsSection
        title={t("members")}
        intro={t(canManage ? "intro" : "introReader", { organization: organizationName })}
        action={
          canManage ? (
            <InvitePerson environmentId={environmentId} organizationName={organizationName} role={role} />
          ) : null
        }
      >
        <MemberList
          environmentId={environmentId}
          organizationName={organizationName}
          userId={userId}
          role={role}
        />
      </SettingsSection>
      {canManage ? (
        <SettingsSection title={t("invitations")} intro={t("invitationsIntro")}>
          <InvitationList environmentId={environmentId} role={role} />
        </SettingsSection>
      ) : null}
    </div>
  );
}
