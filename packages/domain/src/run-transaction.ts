import type { ErrorCode } from "@posthorn/contract";
import { Prisma, type PrismaTransaction } from "@posthorn/db";
import type { AnonymousCtx } from "./ctx.ts";
import { DomainError } from "./domain-error.ts";

const timing = { maxWait: 5_000, timeout: 15_000 };
const tries = 5;

/**
 * Runs a verb's writes in one transaction. What Postgres ended to break a deadlock is run anew, from the start,
 * so `work` reads all that it decides by inside. A unique key that is taken is `onDuplicate`.
 */
export async function runTransaction<T>(
  { prisma }: Pick<AnonymousCtx, "prisma">,
  work: (tx: PrismaTransaction) => Promise<T>,
  { onDuplicate = "conflict" }: { onDuplicate?: ErrorCode } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await prisma.$transaction(work, timing);
    } catch (error) {
      const code = error instanceof Prisma.PrismaClientKnownRequestError ? error.code : undefined;
      if (code === "P2002") throw taken(onDuplicate);
      if (code !== "P2034" || attempt === tries) throw error;
    }
  }
}

function taken(code: ErrorCode): DomainError {
  if (code !== "conflict") return new DomainError(code);
  return new DomainError(code, { detail: "This uid is in use: choose another, or use what has it." });
}
