import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import type {
  GeneratorCommand,
  GeneratorProgress,
  ReceiverCommand,
  ReceiverProgress,
} from "../load/peer-messages.ts";
import { type Peer, startPeer } from "../load/start-peer.ts";
import type { Cleanup } from "./cleanup.ts";
import { type Database, type DatabasePlan, startDatabase } from "./database.ts";
import { dataDirOf, makeRunFolder } from "./run-folder.ts";
import { type Seeded, seed } from "./seed.ts";
import { type RoleName, type ServerProcess, startServer } from "./server-process.ts";

export type StackPlan = DatabasePlan & {
  applications: number;
  endpointsPerApplication: number;
  hanging: number;
  answerBody: string;
  /** The role that writes a profile of itself when it stops. */
  profiled: RoleName | undefined;
  /** Called between the seed and the start of api and worker. */
  fill?(database: Database, seeded: Seeded): Promise<void>;
};

export type Generator = Peer<GeneratorCommand, GeneratorProgress>;
export type Receiver = Peer<ReceiverCommand, ReceiverProgress>;

export type Stack = {
  database: Database;
  seeded: Seeded;
  api: ServerProcess;
  worker: ServerProcess;
  apiOrigin: string;
  generator: Generator;
  receiver: Receiver;
  deliveriesPerMessage: number;
  /** Where the profiled role leaves its profile. */
  profileFolder: string;
};

export const roomOfLoad = join(import.meta.dirname, "..", "load");

/** Everything on this machine: database, api, worker, generator, receiver, on free ports of loopback. */
export async function startStack(plan: StackPlan, cleanup: Cleanup, signal: AbortSignal): Promise<Stack> {
  const runFolder = await makeRunFolder();
  cleanup.defer(() => rm(runFolder, { recursive: true, force: true }));
  const { receiver, origin: receiverOrigin } = await startReceiver(plan, cleanup);
  const database = await startDatabase(dataDirOf(runFolder), plan);
  cleanup.defer(database.remove);
  signal.throwIfAborted();
  const masterKey = randomBytes(32).toString("base64");
  const seeded = await seed({ ...plan, databaseUrl: database.url, masterKey, receiverOrigin });
  await plan.fill?.(database, seeded);
  // What an operator's tables would have by now; the hot ones are as new as on a first day.
  await database.pool.query("analyze environments, api_keys, applications, endpoints, endpoint_secrets");

  const [apiPort, apiMetrics, workerMetrics] = await freePorts(3);
  const start = async (role: RoleName, metricsPort: number) => {
    const env = {
      ...environmentOf(database.url, masterKey, apiPort),
      POSTHORN_METRICS_PORT: String(metricsPort),
    };
    const nodeFlags = plan.profiled === role ? ["--cpu-prof", `--cpu-prof-dir=${runFolder}`] : [];
    const readyUrl = `http://127.0.0.1:${metricsPort}/ready`;
    const server = await startServer({ role, env, nodeFlags, readyUrl, signal });
    cleanup.defer(server.stop);
    return server;
  };
  const worker = await start("worker", workerMetrics);
  const api = await start("api", apiMetrics);
  const generator: Generator = startPeer(join(roomOfLoad, "generator.ts"));
  cleanup.defer(generator.stop);
  return {
    database,
    seeded,
    api,
    worker,
    apiOrigin: `http://127.0.0.1:${apiPort}`,
    generator,
    receiver,
    deliveriesPerMessage: plan.endpointsPerApplication,
    profileFolder: runFolder,
  };
}

export async function startReceiver(
  plan: { endpointsPerApplication: number; answerBody: string },
  cleanup: Cleanup,
): Promise<{ receiver: Receiver; origin: string }> {
  const receiver: Receiver = startPeer(join(roomOfLoad, "receiver.ts"));
  cleanup.defer(receiver.stop);
  const port = await receiver.ask<number>({
    kind: "listen",
    deliveriesPerMessage: plan.endpointsPerApplication,
    answerBody: plan.answerBody,
  });
  return { receiver, origin: `http://127.0.0.1:${port}` };
}

// Nothing is inherited but what any program looks at: the same run, whoever starts it.
function environmentOf(databaseUrl: string, masterKey: string, apiPort: number): Record<string, string> {
  return {
    PATH: process.env.PATH ?? "",
    HOME: process.env.HOME ?? "",
    NODE_ENV: "production",
    LOG_LEVEL: "warn",
    DATABASE_URL: databaseUrl,
    POSTHORN_MASTER_KEY: masterKey,
    POSTHORN_API_PORT: String(apiPort),
    POSTHORN_ALLOW_PRIVATE_ADDRESSES: "loopback",
  };
}

/** All are held before one is let go, so no two are the same. */
async function freePorts<const Count extends number>(count: Count): Promise<[number, number, number]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.once("error", reject);
          server.listen(0, "127.0.0.1", () => {
            const address = server.address();
            resolve(typeof address === "object" && address ? address.port : 0);
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports as [number, number, number];
}
