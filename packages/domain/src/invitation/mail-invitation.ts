import type { Ctx } from "../ctx.ts";
import type { Mailer } from "../mail/create-mailer.ts";
import { oneLine } from "../mail/one-line.ts";

const longestName = 100;

/** Sends an invitation's link to who is invited; false when the mail server did not take it. */
export async function mailInvitation(
  ctx: Ctx,
  mailer: Mailer,
  { email, url }: { email: string; url: string },
): Promise<boolean> {
  const { organization, inviter } = await namesOf(ctx);
  const text = [
    `${inviter} invites you to ${organization} on Posthorn, where its webhooks are run.`,
    "",
    `Open this link to join; it works once, for 7 days:\n${url}`,
    "",
    "If you did not expect this, leave it: nothing happens without the link.",
  ];
  const mail = { to: [email], subject: `${inviter} invites you to ${organization}`, text: text.join("\n") };
  return mailer.send(mail).then(
    () => true,
    () => false,
  );
}

async function namesOf({ prisma, actor }: Ctx): Promise<{ organization: string; inviter: string }> {
  const select = { name: true } as const;
  const organization = await prisma.organization.findUnique({ where: { id: actor.organizationId }, select });
  const user =
    actor.kind === "user" ? await prisma.user.findUnique({ where: { id: actor.userId }, select }) : null;
  return {
    organization: oneLine(organization?.name ?? "", longestName),
    inviter: oneLine(user?.name ?? organization?.name ?? "", longestName),
  };
}
