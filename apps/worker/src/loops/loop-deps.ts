import type { Pool, PrismaClient } from "@posthorn/db";
import type { Mailer, Policy, ProcessIdentity, Vault } from "@posthorn/domain";
import type { EgressDispatcher } from "@posthorn/egress";

/** What loops work with. Without a mailer nobody is mailed. */
export type LoopDeps = {
  pool: Pool;
  prisma: PrismaClient;
  policy: Policy;
  vault: Vault;
  dispatcher: EgressDispatcher;
  mailer: Mailer | null;
  /** The process that runs the loops. */
  self: ProcessIdentity;
  now(): Date;
  /** The process stops: a long round ends at its next step. */
  signal: AbortSignal;
  /** Something failed that does not end the round. */
  onError(error: unknown): void;
  /** Deliveries that should have moved and did not. */
  onStuck(count: number): void;
};

export type RoundResult = {
  isMore: boolean;
  /** Another process was at it: this round saw nothing. */
  isSkipped?: true;
};

/** What every file of a loop exports, beside its options. */
export type Loop<Options extends { intervalMs: number }> = {
  defaults: Options;
  runOnce(deps: LoopDeps, options: Options): Promise<RoundResult>;
};
