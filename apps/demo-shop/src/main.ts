import { loadSettings } from "@posthorn/settings";
import { createLogger } from "@posthorn/telemetry";
import { findAccess } from "./find-access.ts";
import { type DemoShop, startDemoShop } from "./start-demo-shop.ts";

const settings = loadSettings(process.env);
const logger = createLogger("demo-shop", settings.logLevel);

try {
  await run();
} catch (error) {
  logger.fatal({ err: error }, "the demo shop could not start");
  process.exit(1);
}

async function run(): Promise<void> {
  const { apiKey, environmentId } = await findAccess(process.env, settings.dataDir);
  const shop: DemoShop = await startDemoShop({
    host: settings.bind,
    port: settings.demoPort,
    dataDir: settings.dataDir,
    apiUrl: settings.apiUrl,
    apiKey,
    environmentId,
    dashboardUrl: settings.portalUrl,
    log: {
      info: (what) => logger.info(what),
      error: (error, what) => logger.error({ err: error }, what),
    },
  }).catch(explainPort);
  logger.info({ url: shop.url }, "the demo shop is open");
  await untilAskedToStop();
  logger.info("the demo shop closes");
  await shop.close();
}

function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
  });
}

function explainPort(error: NodeJS.ErrnoException): never {
  if (error.code !== "EADDRINUSE" && error.code !== "EACCES") throw error;
  const place = `${settings.bind}:${settings.demoPort}`;
  throw new Error(`The demo shop cannot listen on ${place} (${error.code}): set POSTHORN_DEMO_PORT.`);
}
