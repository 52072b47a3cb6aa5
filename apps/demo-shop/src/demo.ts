import type { Client } from "./shop/announce.ts";
import type { DemoTraffic } from "./shop/demo-traffic.ts";
import type { Keeper } from "./shop/keep-books.ts";
import type { Shop } from "./shop/shop.ts";
import type { RunningSystem } from "./systems/start-system.ts";

/** Whether Posthorn knows this host yet; until then pages say why. */
export type Connection = { state: "connecting"; reason: string } | { state: "connected" };

/** All that pages and routes stand on. */
export type Demo = {
  shop: Shop;
  systems: readonly RunningSystem[];
  traffic: DemoTraffic;
  posthorn: Client;
  keeper: Keeper;
  /** The dashboard, without a trailing slash. */
  dashboardUrl: string;
  /** Of the environment that is published to, where it is known: the dashboard's pages have it in their address. */
  environmentId: string | undefined;
  connection(): Connection;
  /** True when this server listens on this machine alone. */
  isLocal: boolean;
};
