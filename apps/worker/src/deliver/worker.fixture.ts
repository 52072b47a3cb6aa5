import { createId } from "@posthorn/db";
import { type Ctx, loadSendTargets, sealSecret } from "@posthorn/domain";
import { createDispatcher, createPolicy, type EgressDispatcher } from "@posthorn/egress";
import { type NewMessage, publish } from "@posthorn/queue";
import {
  buildApplication,
  buildCtx,
  buildEndpoint,
  buildEnvironment,
  buildMessage,
  createTestDatabase,
  type TestDatabase,
} from "@posthorn/testing";
import {
  type DeliveringDeps,
  type DeliveringOptions,
  type DeliveryCount,
  startDelivering,
} from "./start-delivering.ts";

type NewEndpoint = Parameters<typeof buildEndpoint>[2];

export type TestWorker = {
  counts: Record<DeliveryCount, number>;
  errors: unknown[];
  wake(): void;
  stop(): Promise<void>;
};

/** A database with one application, and workers that send for real. */
export type Stage = {
  database: TestDatabase;
  ctx: Ctx;
  application: string;
  addEndpoint(endpoint: NewEndpoint, secret?: string): Promise<string>;
  publishOne(change?: Partial<NewMessage>): Promise<string>;
  startWorker(change?: Partial<DeliveringDeps>, options?: DeliveringOptions): TestWorker;
  /** Resolves when it holds; looks again at whatever a worker counts or writes, and at times in between. */
  until(isTrue: () => boolean | Promise<boolean>): Promise<void>;
  close(): Promise<void>;
};

export const firstSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

export async function openStage(): Promise<Stage> {
  const database = await createTestDatabase();
  const environment = await buildEnvironment(database.prisma);
  const { environmentId } = environment;
  const application = await buildApplication(database.prisma, environmentId);
  const ctx = buildCtx(database, environment);
  const dispatcher: EgressDispatcher = createDispatcher({
    policy: createPolicy({ allowPrivateAddresses: "loopback" }),
  });
  const workers: TestWorker[] = [];
  const looks: (() => void)[] = [];
  const look = () => {
    for (const resolve of looks.splice(0)) resolve();
  };

  function startWorker(change: Partial<DeliveringDeps> = {}, options: DeliveringOptions = {}): TestWorker {
    const errors: unknown[] = [];
    const counts = { claimed: 0, reclaimed: 0, given_back: 0, postponed: 0, succeeded: 0, failed: 0 };
    const delivering = startDelivering(
      {
        pool: database.pool,
        dispatcher,
        loadTargets: (ids) => loadSendTargets(ctx, ids),
        onChanges: async () => [],
        onDisabled: async () => undefined,
        onWritten: look,
        onError: (error) => {
          errors.push(error);
          look();
        },
        count: (what, by) => {
          counts[what] += by;
          look();
        },
        now: Date.now,
        random: () => 0.5,
        ...change,
      },
      { pollMs: 20, admitMs: 20, ...options },
    );
    const worker = { counts, errors, wake: delivering.wake, stop: () => delivering.stop(1_000) };
    workers.push(worker);
    return worker;
  }

  return {
    database,
    ctx,
    application,
    startWorker,
    addEndpoint: async (endpoint, secret = firstSecret) => {
      const endpointId = await buildEndpoint(database.prisma, application, endpoint);
      const id = createId("sec");
      const sealed = sealSecret(ctx.vault, secret, { id, environmentId });
      await database.prisma.endpointSecret.create({ data: { id, endpointId, sealed } });
      return endpointId;
    },
    publishOne: async (change) => {
      const message = buildMessage({ environmentId, application }, change);
      await publish(database.pool, [message]);
      return message.id;
    },
    until: async (isTrue) => {
      while (!(await isTrue())) {
        await new Promise<void>((resolve) => {
          looks.push(resolve);
          setTimeout(resolve, 50);
        });
      }
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
      await dispatcher.destroy();
      await database.close();
    },
  };
}
