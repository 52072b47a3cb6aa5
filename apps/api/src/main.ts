import { createPool, createPrisma, ensurePartitions } from "@posthorn/db";
import {
  checkMasterKey,
  createVault,
  forgetProcess,
  identifyProcess,
  policyOf,
  reportEveryMs,
  reportProcess,
} from "@posthorn/domain";
import { loadRoleSettings, type RoleSettings } from "@posthorn/settings";
import { createLogger, createMetrics, type Readiness, startMetricsServer } from "@posthorn/telemetry";
import { buildServer } from "./build-server.ts";
import type { Health } from "./check-health.ts";
import type { ServerDeps } from "./server-deps.ts";

const partitionsEveryMs = 3_600_000;
// Below what the supervisor waits before it kills.
const closeWithinMs = 6_000;

const settings = loadRoleSettings(process.env);
const logger = createLogger("api", settings.logLevel);

try {
  await run();
} catch (error) {
  logger.fatal({ err: error }, "the api could not start");
  process.exit(1);
}

async function run(): Promise<void> {
  const deps = openDeps(settings);
  await checkMasterKey(deps.prisma, deps.vault, deps.now());
  await ensurePartitions(deps.pool, deps.now());
  const partitions = setInterval(() => void makePartitions(deps), partitionsEveryMs).unref();
  const self = identifyProcess("api", deps.now());
  const report = () => reportProcess(deps.prisma, self, deps.now()).catch(() => undefined);
  const reports = setInterval(report, reportEveryMs).unref();

  const { server, health } = await buildServer(deps);
  const metricsServer = await startMetricsServer({
    port: settings.metricsPort,
    host: settings.metricsBind,
    metrics: deps.metrics,
    readiness: () => readinessOf(health),
  });
  await server.listen({ port: settings.apiPort, host: settings.bind }).catch(explainPort);
  logger.info({ port: settings.apiPort, host: settings.bind }, "the api listens");
  await report();

  await untilAskedToStop();
  logger.info("the api stops");
  clearInterval(partitions);
  clearInterval(reports);
  setTimeout(() => server.server.closeAllConnections(), closeWithinMs).unref();
  await server.close();
  await metricsServer.close();
  await forgetProcess(deps.prisma, self);
  await deps.prisma.$disconnect();
  await deps.pool.end();
}

function openDeps(from: RoleSettings): ServerDeps {
  const options = { max: from.databasePoolSize, applicationName: "posthorn-api" };
  return {
    prisma: createPrisma(from.databaseUrl, options),
    pool: createPool(from.databaseUrl, options),
    vault: createVault(from.masterKey, from.previousMasterKey),
    policy: policyOf(from),
    now: () => new Date(),
    logger,
    metrics: createMetrics("api"),
    listenUrl: from.directUrl ?? from.databaseUrl,
    bodyLimitBytes: from.bodyLimitBytes,
    rateLimitPerSecond: from.rateLimitPerSecond,
    trustedProxies: from.trustedProxies,
  };
}

async function makePartitions({ pool, now }: ServerDeps): Promise<void> {
  try {
    await ensurePartitions(pool, now());
  } catch (error) {
    logger.error({ err: error }, "partitions could not be made; the next try is in an hour");
  }
}

async function readinessOf(health: Health): Promise<Readiness> {
  const { database, queue } = await health.check();
  return {
    database: database.status === "ok" || "the database does not answer",
    partitions: queue.status === "ok" || "partitions of the coming days are missing",
  };
}

function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
  });
}

function explainPort(error: NodeJS.ErrnoException): never {
  if (error.code !== "EADDRINUSE" && error.code !== "EACCES") throw error;
  const place = `${settings.bind}:${settings.apiPort}`;
  throw new Error(`The API cannot listen on ${place} (${error.code}): set POSTHORN_API_PORT.`);
}
