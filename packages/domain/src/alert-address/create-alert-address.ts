import { type AlertAddressIn, type AlertAddressOut, limits } from "@posthorn/contract";
import { createId, lowestId, type PrismaTransaction } from "@posthorn/db";
import { loadApplication } from "../access/load-application.ts";
import { lockApplication } from "../access/lock-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";
import { readEmail } from "../user/read-email.ts";
import { alertAddressOut } from "./alert-address-out.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** So that nobody fills a stranger's mailbox with links: of one application, and to one address from all of them. */
const mailsAnHour = 10;
const mailsADay = 5;

/**
 * Adds an address to whom an application tells of its incidents, and has its reader mailed a link that confirms it.
 * One that is confirmed stays as it is; one that is not is mailed again.
 */
export async function createAlertAddress(
  ctx: Ctx,
  input: { application: string; address: AlertAddressIn },
): Promise<AlertAddressOut> {
  requirePermission(ctx, "manage_endpoint");
  const application = await loadApplication(ctx, input.application);
  const email = readEmail(input.address.email);
  if (!ctx.policy.isMailOn) {
    throw new DomainError("conflict", { detail: "The server has no mail server: nobody can be mailed." });
  }
  const row = await runTransaction(ctx, async (tx) => {
    await lockApplication(tx, application.id);
    const ofApplication = { applicationId: application.id };
    const known = await tx.alertAddress.findFirst({ where: { ...ofApplication, email } });
    if (known?.confirmedAt) return known;
    await requireMailsLeft(tx, ctx, { ...ofApplication, email });
    const { environmentId } = application;
    const added = known ?? (await insert(tx, ctx, { ...ofApplication, environmentId, email }));
    await tx.incidentAlert.create({
      data: {
        id: createId("alr", ctx.now().getTime()),
        environmentId,
        ...ofApplication,
        incidentId: "",
        news: "confirmation",
        reader: "tenant",
        address: added.id,
        name: email,
        dueAt: ctx.now(),
      },
    });
    await recordAudit(tx, ctx, {
      action: known ? "alert_address.ask" : "alert_address.create",
      subjectId: added.id,
      ...ofApplication,
      after: { email },
    });
    return added;
  });
  return alertAddressOut(row);
}

type NewAddress = { environmentId: string; applicationId: string; email: string };

async function insert(tx: PrismaTransaction, ctx: Ctx, address: NewAddress) {
  const count = await tx.alertAddress.count({ where: { applicationId: address.applicationId } });
  if (count >= limits.alertAddressesPerApplication) {
    throw new DomainError("limit_reached", {
      detail: `There are ${count} alert addresses: remove one first.`,
    });
  }
  const now = ctx.now();
  return tx.alertAddress.create({
    data: { id: createId("aaddr", now.getTime()), ...address, createdAt: now },
  });
}

async function requireMailsLeft(
  tx: PrismaTransaction,
  ctx: Ctx,
  { applicationId, email }: { applicationId: string; email: string },
): Promise<void> {
  const since = (ms: number) => ({ gte: lowestId("alr", ctx.now().getTime() - ms) });
  const [ofApplication, toAddress] = await Promise.all([
    tx.incidentAlert.count({ where: { applicationId, id: since(hourMs) } }),
    tx.incidentAlert.count({ where: { applicationId: { not: null }, name: email, id: since(dayMs) } }),
  ]);
  if (ofApplication >= mailsAnHour || toAddress >= mailsADay) {
    throw new DomainError("limit_reached", {
      detail: "Enough confirmations were mailed for now: look for one in the mailbox, or ask again tomorrow.",
    });
  }
}
