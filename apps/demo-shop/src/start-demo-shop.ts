import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { createPosthorn } from "@posthorn/sdk";
import type { Connection, Demo } from "./demo.ts";
import { events } from "./events.ts";
import { buildServer } from "./server/build-server.ts";
import { createDemoTraffic } from "./shop/demo-traffic.ts";
import { type Keeper, keepBooks } from "./shop/keep-books.ts";
import { openShop } from "./shop/shop.ts";
import { connect, secretKey } from "./systems/connect.ts";
import { crm } from "./systems/crm.ts";
import { kitchen } from "./systems/kitchen.ts";
import { type RunningSystem, startSystem } from "./systems/start-system.ts";
import { warehouse } from "./systems/warehouse.ts";

export type DemoShopOptions = {
  host: string;
  /** 0 takes any that is free. The systems take the next three. */
  port: number;
  dataDir: string;
  apiUrl: string;
  apiKey: string;
  dashboardUrl: string;
  environmentId: string | undefined;
  log: Log;
};

export type Log = { info(what: string): void; error(error: unknown, what: string): void };

export type DemoShop = {
  url: string;
  demo: Demo;
  /** Resolves when Posthorn knows this host. */
  connected: Promise<void>;
  close(): Promise<void>;
};

const reconnectMs = 2_000;

/** Starts the host app and its customers' systems, and makes them known to Posthorn as soon as that answers. */
export async function startDemoShop(options: DemoShopOptions): Promise<DemoShop> {
  const { host, port, dataDir, log } = options;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const keeper = await keepBooks({
    file: join(dataDir, "demo-shop.json"),
    newToken: () => `shop_${randomBytes(24).toString("base64url")}`,
    onError: (error) => log.error(error, "the demo shop's data could not be written"),
  });
  const posthorn = createPosthorn({
    apiKey: options.apiKey,
    serverUrl: options.apiUrl,
    events,
    // Somebody waits for the page.
    retries: { maxTotalMs: 5_000 },
  });

  let url = addressOf(host, port);
  const onError = (error: unknown) => log.error(error, "the demo shop failed");
  const shop = openShop({
    keeper,
    posthorn,
    hostUrl: () => url,
    now: () => new Date(),
    random: Math.random,
  });
  const systems = await startSystems(keeper, () => url, port, log);
  const traffic = createDemoTraffic(shop, Math.random, onError);
  let connection: Connection = { state: "connecting", reason: "it was not asked yet." };
  const demo: Demo = {
    shop,
    systems,
    traffic,
    posthorn,
    keeper,
    dashboardUrl: options.dashboardUrl,
    environmentId: options.environmentId,
    connection: () => connection,
    isLocal: host === "localhost" || host.startsWith("127.") || host === "::1",
  };

  const server = buildServer(demo, onError);
  await server.listen({ host, port });
  const address = server.server.address();
  if (address !== null && typeof address === "object") url = addressOf(host, address.port);

  const stopping = new AbortController();
  const connected = untilConnected(
    () => connect(posthorn, systems, keeper),
    stopping.signal,
    (next) => {
      connection = next;
    },
    log,
  );
  return {
    url,
    demo,
    connected,
    close: async () => {
      stopping.abort();
      traffic.stop();
      await server.close();
      await Promise.all(systems.map((system) => system.close()));
      await connected;
      await keeper.close();
    },
  };
}

function startSystems(
  keeper: Keeper,
  hostUrl: () => string,
  port: number,
  log: Log,
): Promise<RunningSystem[]> {
  const starting = [crm, kitchen, warehouse].map((system, index) =>
    startSystem({
      system,
      port: port === 0 ? 0 : port + 1 + index,
      secretOf: (merchant) => keeper.kept.secrets[secretKey(system.id, merchant)],
      surroundingsOf: (merchant) => ({
        merchant,
        hostUrl: hostUrl(),
        apiToken: keeper.kept.books[merchant.id].apiToken,
      }),
      now: () => new Date(),
      onError: (error) => log.error(error, `the ${system.name} refused a webhook`),
    }),
  );
  return Promise.all(starting);
}

/** Posthorn may start after the shop, or be away for a while. */
async function untilConnected(
  attempt: () => Promise<void>,
  signal: AbortSignal,
  onState: (connection: Connection) => void,
  log: Log,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await attempt();
      onState({ state: "connected" });
      log.info("Posthorn knows this shop, its event types and its customers' systems");
      return;
    } catch (error) {
      onState({ state: "connecting", reason: `${error instanceof Error ? error.message : "unknown"}` });
      log.error(error, "Posthorn does not know this shop yet; the next try is in 2 s");
      await delay(reconnectMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** Where systems on this machine ask for orders. */
function addressOf(host: string, port: number): string {
  const reachable = host === "0.0.0.0" || host === "localhost" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}
