import { hostname } from "node:os";
import { createId, type PrismaClient } from "@posthorn/db";

export type ProcessRole = "api" | "worker" | "web";

export type ProcessIdentity = { id: string; role: ProcessRole; host: string; pid: number; startedAt: Date };

/** How often a process says that it lives. */
export const reportEveryMs = 10_000;

/** Who this process is, made once when it starts. */
export function identifyProcess(role: ProcessRole, now: Date): ProcessIdentity {
  return {
    id: createId("proc", now.getTime()),
    role,
    host: hostname(),
    pid: process.pid,
    startedAt: now,
  };
}

/** Writes down that a process lives. */
export async function reportProcess(prisma: PrismaClient, self: ProcessIdentity, now: Date): Promise<void> {
  await prisma.serverProcess.upsert({
    where: { id: self.id },
    create: { ...self, lastSeenAt: now },
    update: { lastSeenAt: now },
  });
}

/** One that stops in good order is no longer listed. Stopping never fails for it: what is left counts as lost. */
export async function forgetProcess(prisma: PrismaClient, self: ProcessIdentity): Promise<void> {
  await prisma.serverProcess.deleteMany({ where: { id: self.id } }).catch(() => undefined);
}
