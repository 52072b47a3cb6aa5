import { createPool, createPrisma, ensurePartitions, listen, partitionDaysAhead } from "@posthorn/db";
import {
  checkMasterKey,
  createMailer,
  createVault,
  forgetProcess,
  identifyProcess,
  loadSendTargets,
  type Mailer,
  policyOf,
} from "@posthorn/domain";
import { createDispatcher, createPolicy } from "@posthorn/egress";
import { deliveriesChannel, endOpenDeliveries, readOldestWork, trackIncidents } from "@posthorn/queue";
import { loadRoleSettings } from "@posthorn/settings";
import { createLogger, createMetrics, type Readiness, startMetricsServer } from "@posthorn/telemetry";
import { type DeliveryCount, startDelivering } from "./deliver/start-delivering.ts";
import { startLoops } from "./loops/index.ts";

const maxSockets = 2_000;
const stopGraceMs = 4_000;
const leastDaysAhead = 2;
const loopConnections = 4;

const settings = loadRoleSettings(process.env);
const logger = createLogger("worker", settings.logLevel);

try {
  await run();
} catch (error) {
  logger.fatal({ err: error }, "the worker could not start");
  process.exit(1);
}

async function run(): Promise<void> {
  const connections = { max: settings.databasePoolSize, applicationName: "posthorn-worker" };
  // Claims and outcomes do not wait for the disk: what a crash of Postgres takes of them is sent once more.
  const pool = createPool(settings.databaseUrl, { ...connections, isDurable: false });
  const prisma = createPrisma(settings.databaseUrl, connections);
  const vault = createVault(settings.masterKey, settings.previousMasterKey);
  const now = () => new Date();
  const metrics = createMetrics("worker");
  const self = identifyProcess("worker", now());
  await checkMasterKey(prisma, vault, now());
  await ensurePartitions(pool, now());

  const policy = policyOf(settings);
  const dispatcher = createDispatcher({
    policy: createPolicy({ allowPrivateAddresses: settings.allowPrivateAddresses }),
    maxSockets,
    // Many customers may share one host: fairness is by endpoint, not by origin.
    perOriginConnections: maxSockets,
    ...(settings.egressProxy !== undefined && { proxyUrl: settings.egressProxy }),
  });
  const counters = deliveryCounters(metrics);
  const onError = (error: unknown) => logger.error({ err: error }, "a step of delivering failed");

  const delivering = startDelivering({
    pool,
    dispatcher,
    loadTargets: (endpointIds) => loadSendTargets({ prisma, vault, policy, now }, endpointIds),
    onChanges: async (client, changes, reports) => {
      const { disabledEndpointIds } = await trackIncidents(client, changes, reports, now());
      return disabledEndpointIds;
    },
    onDisabled: async (endpointIds) => {
      for (const endpointId of endpointIds) {
        await endOpenDeliveries(pool, { endpointId }, { state: "exhausted", reason: "endpoint_disabled" });
      }
    },
    onError,
    count: (what, by) => counters[what].inc(by),
    now: Date.now,
    random: Math.random,
  });
  // Loops have connections of their own: a long round never keeps a delivery waiting.
  const loopPool = createPool(settings.databaseUrl, {
    max: loopConnections,
    applicationName: "posthorn-loops",
  });
  const loops = startLoops({
    pool: loopPool,
    prisma,
    policy,
    vault,
    dispatcher,
    mailer: openMailer(),
    self,
    now,
    metrics,
    onError: (loop, error) => logger.error({ err: error, loop }, "a round of a loop failed"),
  });
  const listener = listen({
    url: settings.directUrl ?? settings.databaseUrl,
    channels: [deliveriesChannel],
    onNotification: delivering.wake,
  });
  const metricsServer = await startMetricsServer({
    port: settings.metricsPort,
    host: settings.metricsBind,
    metrics,
    readiness: async (): Promise<Readiness> => {
      const daysAhead = await partitionDaysAhead(pool, now());
      return {
        partitions: daysAhead >= leastDaysAhead || "partitions of the coming days are missing",
        notifications: listener.isConnected() || "notifications do not arrive; polling goes on",
      };
    },
  });
  metrics.gauge({
    name: "deliveries_in_flight",
    help: "Deliveries under way now.",
    collect: async () => delivering.inFlight(),
  });
  metrics.gauge({
    name: "oldest_due_seconds",
    help: "For how long the delivery that is due first has been due and in nobody's hands.",
    collect: async () => (await readOldestWork(loopPool)).deliverySeconds,
  });
  metrics.gauge({
    name: "oldest_fan_out_seconds",
    help: "The age of the oldest message whose deliveries are not all queued.",
    collect: async () => (await readOldestWork(loopPool)).fanOutSeconds,
  });
  logger.info("the worker delivers");

  await untilAskedToStop();
  logger.info("the worker stops");
  await Promise.all([delivering.stop(stopGraceMs), loops.stop()]);
  await listener.close();
  await dispatcher.destroy();
  await metricsServer.close();
  await forgetProcess(prisma, self);
  await prisma.$disconnect();
  await Promise.all([pool.end(), loopPool.end()]);
}

function openMailer(): Mailer | null {
  const { smtpUrl, mailFrom } = settings;
  return smtpUrl === undefined || mailFrom === undefined ? null : createMailer({ smtpUrl, from: mailFrom });
}

function deliveryCounters(metrics: ReturnType<typeof createMetrics>) {
  const helps: Record<DeliveryCount, string> = {
    claimed: "Deliveries claimed.",
    reclaimed: "Deliveries taken over after their lease ended.",
    given_back: "Deliveries returned unsent.",
    postponed: "Deliveries put off: their endpoint cannot be opened, lets others hang, or a step failed.",
    succeeded: "Attempts answered 2xx.",
    failed: "Attempts that failed.",
  };
  const counter = (what: DeliveryCount) =>
    metrics.counter({ name: `deliveries_${what}_total`, help: helps[what] });
  return {
    claimed: counter("claimed"),
    reclaimed: counter("reclaimed"),
    given_back: counter("given_back"),
    postponed: counter("postponed"),
    succeeded: counter("succeeded"),
    failed: counter("failed"),
  };
}

function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
  });
}
