import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { buildEnvironment, createTestDatabase } from "@posthorn/testing";
import { root } from "./generated-files.ts";

export type TestServer = {
  url: string;
  /** An environment of its own; answers its API key. */
  newEnvironment(): Promise<{ apiKey: string; environmentId: string }>;
  close(): Promise<void>;
};

/** An api and a worker as they are run, each a process of its own, on a database of its own. */
export async function startTestServer(): Promise<TestServer> {
  const database = await createTestDatabase();
  const [apiPort = 0, apiMetrics = 0, workerMetrics = 0] = await freePorts(3);
  const url = `http://127.0.0.1:${apiPort}`;
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    POSTHORN_MASTER_KEY: randomBytes(32).toString("base64"),
    POSTHORN_API_PORT: String(apiPort),
    POSTHORN_API_URL: url,
    // So that examples of failure need not wait.
    POSTHORN_RETRY_SCHEDULE: "0.1,0.1",
    POSTHORN_ALLOW_PRIVATE_ADDRESSES: "loopback",
    LOG_LEVEL: "info",
  };
  const roles = [
    startRole("api", { ...env, POSTHORN_METRICS_PORT: String(apiMetrics) }),
    startRole("worker", { ...env, POSTHORN_METRICS_PORT: String(workerMetrics) }),
  ];
  await Promise.all(roles.map(({ ready }) => ready));
  return {
    url,
    newEnvironment: () => buildEnvironment(database.prisma),
    close: async () => {
      await Promise.all(roles.map(stop));
      await database.close();
    },
  };
}

type Role = { child: ChildProcess; ready: Promise<void> };

// They end with this process however it ends, as those of `posthorn start` do.
const preload = join(root, "packages", "cli", "src", "start", "role-preload.ts");

function startRole(name: "api" | "worker", env: NodeJS.ProcessEnv): Role {
  const main = join(root, "apps", name, "src", "main.ts");
  const child = spawn(process.execPath, ["--import", preload, main], {
    env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let output = "";
  createInterface({ input: child.stdout }).on("line", (line) => {
    output += `${line}\n`;
    if (line.includes(readyWords[name])) resolve();
  });
  child.once("exit", () => reject(new Error(`${name} ended:\n${output}`)));
  return { child, ready: promise };
}

const readyWords = { api: "the api listens", worker: "the worker delivers" };

async function stop({ child }: Role): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

/** Ports that nothing listens on now. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, "127.0.0.1");
      await once(server, "listening");
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  for (const server of servers) server.close();
  return ports;
}
