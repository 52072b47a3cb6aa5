import type { Invitation, MemberRole } from "@posthorn/db";

export type InvitationOut = {
  id: string;
  email: string;
  role: MemberRole;
  createdAt: string;
  expiresAt: string;
};

export function invitationOut({ id, email, role, createdAt, expiresAt }: Invitation): InvitationOut {
  return { id, email, role, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
}
