import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSendTargets } from "@posthorn/domain";
import { createDispatcher, createPolicy } from "@posthorn/egress";
import { startTestApi, type TestApi } from "../../api/src/test-api.fixture.ts";
import { startDelivering } from "../../worker/src/deliver/start-delivering.ts";
import type { Books } from "./shop/books.ts";
import type { Merchant } from "./shop/merchant.ts";
import { type DemoShop, type DemoShopOptions, startDemoShop } from "./start-demo-shop.ts";
import type { RunningSystem } from "./systems/start-system.ts";
import type { SystemId } from "./systems/system.ts";

/** A demo shop that Posthorn knows, with an api and a worker that delivers for real. */
export type Stage = {
  api: TestApi;
  dataDir: string;
  /** The one that runs, after `restart` another. */
  shop: DemoShop;
  /** One more, which the test closes itself. */
  openShop(change: Partial<DemoShopOptions>): Promise<DemoShop>;
  restart(): Promise<void>;
  get(path: string): Promise<Response>;
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  system(id: SystemId): RunningSystem;
  /** What the systems of a merchant did, oldest first. */
  did(id: SystemId): string[];
  books(merchant: Merchant): Books;
  close(): Promise<void>;
};

export async function openStage(): Promise<Stage> {
  const policy = {
    portalUrl: "http://localhost:3000",
    apiUrl: "http://api.example",
    retrySchedule: [0.05, 0.05, 0.05, 0.05],
    allowPrivateAddresses: "loopback",
    headerFamily: "both",
    disableAfterDays: 5,
    isMailOn: false,
  } as const;
  const api = await startTestApi({ policy });
  const dispatcher = createDispatcher({ policy: createPolicy(policy) });
  const { pool, prisma, vault, now } = api.deps;
  const worker = startDelivering(
    {
      pool,
      dispatcher,
      loadTargets: (ids) => loadSendTargets({ prisma, vault, policy, now }, ids),
      onChanges: async () => [],
      onDisabled: async () => undefined,
      onError: () => undefined,
      count: () => undefined,
      now: Date.now,
      random: Math.random,
    },
    { pollMs: 20 },
  );
  const dataDir = await mkdtemp(join(tmpdir(), "posthorn-demo-"));

  async function openShop(change: Partial<DemoShopOptions> = {}): Promise<DemoShop> {
    return await startDemoShop({
      host: "127.0.0.1",
      port: 0,
      dataDir,
      apiUrl: api.url,
      apiKey: api.environment.apiKey,
      dashboardUrl: "http://localhost:3000",
      environmentId: api.environment.environmentId,
      log: { info: () => undefined, error: () => undefined },
      ...change,
    });
  }

  function system(id: SystemId): RunningSystem {
    const running = stage.shop.demo.systems.find((each) => each.system.id === id);
    if (!running) throw new Error(`no system ${id}`);
    return running;
  }

  const stage: Stage = {
    ...{ api, dataDir, shop: await openShop(), openShop, system },
    restart: async () => {
      await stage.shop.close();
      stage.shop = await openShop();
      await stage.shop.connected;
    },
    get: (path) => fetch(stage.shop.url + path),
    post: (path, fields, headers = {}) =>
      fetch(stage.shop.url + path, {
        method: "POST",
        body: new URLSearchParams(fields),
        headers: { origin: stage.shop.url, ...headers },
        redirect: "manual",
      }),
    did: (id) =>
      system(id)
        .got.map((each) => each.did)
        .reverse(),
    books: (merchant) => stage.shop.demo.shop.booksOf(merchant),
    close: async () => {
      await stage.shop.close();
      await worker.stop(2_000);
      await dispatcher.destroy();
      await api.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  await stage.shop.connected;
  return stage;
}
