import type { PrismaTransaction } from "@posthorn/db";
import { createToken } from "../access/token.ts";
import type { AnonymousCtx } from "../ctx.ts";
import { recordUserAudit } from "./record-user-audit.ts";

type NewLink = {
  userId: string;
  validHours: number;
  /** Asked for by the account itself, by mail, or on the command line. */
  by: "user" | "cli";
};

/** Writes a single-use link. Its token stands in the fragment, which browsers do not send: it is in no server's log. */
export async function insertSignInLink(
  tx: PrismaTransaction,
  ctx: AnonymousCtx,
  { userId, validHours, by }: NewLink,
): Promise<{ url: string; expiresAt: Date; tokenHash: Uint8Array<ArrayBuffer> }> {
  const { token, tokenHash } = createToken("link");
  const expiresAt = new Date(ctx.now().getTime() + validHours * 3_600_000);
  await tx.signInLink.create({ data: { tokenHash, userId, expiresAt, isMailed: by === "user" } });
  await recordUserAudit(tx, ctx, { userId, action: "user.create_link", by });
  return { url: `${ctx.policy.portalUrl}/sign-in/link#${token}`, expiresAt, tokenHash };
}
