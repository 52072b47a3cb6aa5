import type { AlertAddress } from "@posthorn/db";
import { brandingOf } from "../branding/branding-of.ts";
import type { AnonymousCtx } from "../ctx.ts";
import { type AlertLinkKind, readAlertLink } from "./alert-link.ts";

export type AlertLinkOut = {
  kind: AlertLinkKind;
  email: string;
  /** Whose customer the reader is. */
  product: string;
};

/** What following a link of a mail would do; null: it is used up, has expired, or the address was removed. */
export async function getAlertLink(
  ctx: AnonymousCtx,
  input: { token: string },
): Promise<AlertLinkOut | null> {
  const found = await loadAlertLink(ctx, input.token);
  return found && { kind: found.kind, email: found.address.email, product: found.address.product };
}

export type AddressOfProduct = AlertAddress & { organizationId: string; product: string };

export async function loadAlertLink(
  ctx: AnonymousCtx,
  token: string,
): Promise<{ kind: AlertLinkKind; address: AddressOfProduct } | null> {
  const link = readAlertLink(ctx, token);
  const address = link && (await loadAlertAddress(ctx, link.id));
  if (!address || (link.kind === "confirm" && address.confirmedAt !== null)) return null;
  return { kind: link.kind, address };
}

/** With what its reader knows the host by. Null: it was removed, or its application was deleted. */
export async function loadAlertAddress(
  { prisma }: Pick<AnonymousCtx, "prisma">,
  id: string,
): Promise<AddressOfProduct | null> {
  const row = await prisma.alertAddress.findUnique({
    where: { id, application: { deletedAt: null } },
    include: { application: { include: { environment: { include: { organization: true } } } } },
  });
  if (!row) return null;
  const { application, ...address } = row;
  const { organization } = application.environment;
  const product = brandingOf(application.environment).name ?? organization.name;
  return { ...address, organizationId: organization.id, product };
}
