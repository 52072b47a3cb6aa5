import type { HeaderFamily, Pool, PrismaClient } from "@posthorn/db";
import type { Actor } from "./access/actor.ts";
import type { Vault } from "./vault.ts";

/** What a verb works with. Everything from outside the process enters here: database, clock, keys, who asks. */
export type Ctx = {
  prisma: PrismaClient;
  /** For the hot path's statements of packages/queue. */
  pool: Pool;
  vault: Vault;
  policy: Policy;
  now(): Date;
  actor: Actor;
};

/** Before it is known who asks. */
export type AnonymousCtx = Omit<Ctx, "actor">;

/** The settings that rules depend on. */
export type Policy = {
  portalUrl: string;
  apiUrl: string;
  /** Seconds before each retry, where neither environment nor endpoint says otherwise. */
  retrySchedule: readonly number[];
  allowPrivateAddresses: "none" | "loopback" | "all";
  /** The signature headers of a delivery, where its environment does not say otherwise. */
  headerFamily: HeaderFamily;
  /** Days of nothing but failure after which an endpoint is turned off; 0 never. */
  disableAfterDays: number;
  /** A mail server is set: people are mailed. */
  isMailOn: boolean;
};
