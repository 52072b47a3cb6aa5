import type { PrismaTransaction } from "@posthorn/db";
import type { Actor } from "../access/actor.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { AnonymousCtx } from "../ctx.ts";

type UserChange = {
  userId: string;
  action:
    | "user.create_link"
    | "user.set_password"
    | "user.change_password"
    | "user.link_identity"
    | "user.end_session"
    | "user.end_sessions"
    | "user.update";
  /** The account itself, or the command line of the server's own machine. */
  by: "user" | "cli";
};

/** Writes down what happened to an account, in each organization that it belongs to. */
export async function recordUserAudit(
  tx: PrismaTransaction,
  ctx: AnonymousCtx,
  { userId, action, by }: UserChange,
): Promise<void> {
  const members = await tx.member.findMany({ where: { userId } });
  for (const { organizationId, role } of members) {
    const inside = { organizationId, environmentId: "" };
    const actor: Actor = by === "cli" ? { kind: by, ...inside } : { kind: by, userId, role, ...inside };
    await recordAudit(tx, { ...ctx, actor }, { action, subjectId: userId });
  }
}
