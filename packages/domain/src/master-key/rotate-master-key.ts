import { recordAudit } from "../audit/record-audit.ts";
import type { AnonymousCtx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";
import { checkMasterKey } from "./check-master-key.ts";
import { type SealedColumn, sealedColumns } from "./sealed-columns.ts";

export type RotationProgress = { table: string; read: number; total: number; rewrapped: number };

export type RotationOptions = {
  batchRows?: number;
  /** After each batch, whose rows are rewrapped for good. */
  onProgress?: (progress: RotationProgress) => void;
};

const defaultBatchRows = 300;
const maxRounds = 5;

/**
 * Seals everything anew under the vault's present key and retires the previous one. Both are valid until then, and
 * one that was killed is called again and goes on: what is under the present key is passed over.
 */
export async function rotateMasterKey(
  ctx: AnonymousCtx,
  { batchRows = defaultBatchRows, onProgress }: RotationOptions = {},
): Promise<{ rewrapped: number }> {
  await checkMasterKey(ctx.prisma, ctx.vault, ctx.now());
  let rewrapped = 0;
  // A process that has only the previous key goes on sealing under it: it is read until nothing more comes.
  for (let round = 1; round <= maxRounds; round++) {
    let found = 0;
    for (const column of sealedColumns) found += await rewrapColumn(ctx, column, { batchRows, onProgress });
    rewrapped += found;
    if (found === 0) {
      await retireOthers(ctx);
      return { rewrapped };
    }
  }
  const detail =
    "A process still seals under the previous master key: start every one with both keys, then go on.";
  throw new DomainError("conflict", { detail });
}

async function rewrapColumn(
  ctx: AnonymousCtx,
  column: SealedColumn,
  { batchRows, onProgress }: { batchRows: number; onProgress: RotationOptions["onProgress"] },
): Promise<number> {
  const { table } = column;
  const total = await column.count(ctx.prisma);
  let rewrapped = 0;
  let after = "";
  for (let read = 0; ; ) {
    const values = await column.read(ctx.prisma, after, batchRows);
    const last = values.at(-1);
    if (!last) return rewrapped;
    const old = values.filter(({ sealed }) => !ctx.vault.isCurrent(sealed));
    await runTransaction(ctx, async (tx) => {
      for (const value of old) {
        const { place, sealed } = value;
        await column.replace(tx, value, ctx.vault.seal(ctx.vault.open(sealed, place), place));
      }
    });
    after = last.key;
    read += values.length;
    rewrapped += old.length;
    onProgress?.({ table, read, total: Math.max(total, read), rewrapped });
  }
}

/** From here on a process with the previous key alone refuses to start. */
async function retireOthers(ctx: AnonymousCtx): Promise<void> {
  const { fingerprint } = ctx.vault;
  await runTransaction(ctx, async (tx) => {
    const { count } = await tx.masterKey.updateMany({
      where: { fingerprint: { not: fingerprint }, retiredAt: null },
      data: { retiredAt: ctx.now() },
    });
    if (count === 0) return;
    for (const { id } of await tx.organization.findMany({ select: { id: true } })) {
      const actor = { kind: "cli" as const, organizationId: id, environmentId: "" };
      await recordAudit(tx, { ...ctx, actor }, { action: "master_key.rotate", subjectId: fingerprint });
    }
  });
}
