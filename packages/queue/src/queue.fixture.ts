import type { Pool, PrismaClient } from "@posthorn/db";
import {
  buildApplication,
  buildEndpoint,
  buildEnvironment,
  buildMessage,
  createTestDatabase,
} from "@posthorn/testing";
import { admit } from "./admit.ts";
import { type ClaimedDelivery, claim } from "./claim.ts";
import { type NewMessage, publish } from "./publish.ts";

type Start = {
  application?: Parameters<typeof buildApplication>[2];
  endpoint?: Parameters<typeof buildEndpoint>[2];
};

/** A database with one environment, and for each test an application with one endpoint. */
export type Stage = {
  pool: Pool;
  prisma: PrismaClient;
  environmentId: string;
  /** Of the test that runs, like `endpoint`. */
  application: string;
  endpoint: string;
  /** For `beforeEach`: nothing is queued, limited or counted, and application and endpoint are new. */
  begin(start?: Start): Promise<void>;
  /** All of a batch due at once. */
  publishMany(count: number, change?: Partial<NewMessage>): Promise<string[]>;
  /** Each due a millisecond after the one before. */
  publishInTurn(count: number): Promise<string[]>;
  claimMany(count: number): Promise<ClaimedDelivery[]>;
  /** What two workers get that ask at the same time. */
  admitTwice(): Promise<ClaimedDelivery[]>;
  /** As if what waits had been due for an hour more, each at its time. */
  age(): Promise<void>;
  close(): Promise<void>;
};

// As many as the api writes at once.
const batchSize = 500;

export async function openStage(): Promise<Stage> {
  const { pool, prisma, close } = await createTestDatabase();
  const { environmentId } = await buildEnvironment(prisma);

  async function begin({ application, endpoint }: Start = {}): Promise<void> {
    await pool.query("truncate delivery_queue, deliveries, gates, endpoint_health, rollup_deltas");
    stage.application = await buildApplication(prisma, environmentId, application);
    stage.endpoint = await buildEndpoint(prisma, stage.application, endpoint);
  }

  async function publishMany(count: number, change?: Partial<NewMessage>): Promise<string[]> {
    const to = { environmentId, application: stage.application };
    const messages = Array.from({ length: count }, () => buildMessage(to, change));
    for (let at = 0; at < count; at += batchSize) await publish(pool, messages.slice(at, at + batchSize));
    return messages.map((message) => message.id);
  }

  async function publishInTurn(count: number): Promise<string[]> {
    const ids = await publishMany(count);
    await pool.query(
      `update delivery_queue q set due_at = now() - interval '1 second' + i.place * interval '1 millisecond'
         from unnest($1::text[]) with ordinality i (id, place) where q.message_id = i.id`,
      [ids],
    );
    return ids;
  }

  const stage: Stage = {
    ...{ pool, prisma, environmentId, application: "", endpoint: "" },
    ...{ begin, publishMany, publishInTurn, close },
    claimMany: async (count) => {
      await publishMany(count);
      return await claim(pool, count);
    },
    admitTwice: async () => {
      const limits = { limit: 100, slowLimit: 100 };
      const both = await Promise.all([admit(pool, limits), admit(pool, limits)]);
      return both.flat();
    },
    age: async () => {
      await pool.query("update delivery_queue set due_at = due_at - interval '1 hour' where not is_leased");
    },
  };
  return stage;
}
