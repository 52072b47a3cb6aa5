import type { AnonymousCtx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import type { UserSession } from "./get-user-session.ts";

export type Account = {
  name: string;
  email: string;
  hasPassword: boolean;
  /** The providers that sign this account in: github, google, or an issuer's address. */
  identities: string[];
};

const maxIdentities = 20;

/** One's own account. */
export async function getAccount(
  ctx: AnonymousCtx,
  { userId }: Pick<UserSession, "userId">,
): Promise<Account> {
  const user = await ctx.prisma.user.findUnique({
    where: { id: userId },
    include: {
      identities: { select: { provider: true }, orderBy: { createdAt: "asc" }, take: maxIdentities },
    },
  });
  if (!user) throw new DomainError("not_found");
  const { name, email, passwordHash, identities } = user;
  return {
    name,
    email,
    hasPassword: passwordHash !== null,
    identities: identities.map(({ provider }) => provider),
  };
}
