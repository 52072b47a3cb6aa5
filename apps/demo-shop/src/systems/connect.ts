import { PosthornError } from "@posthorn/sdk";
import type { Client } from "../shop/announce.ts";
import type { Keeper } from "../shop/keep-books.ts";
import { type Merchant, merchants } from "../shop/merchant.ts";
import type { RunningSystem } from "./start-system.ts";
import type { SystemId } from "./system.ts";

/** Under which a secret is kept. */
export function secretKey(system: SystemId, merchant: Merchant): string {
  return `${system}/${merchant.id}`;
}

/**
 * Makes sure that Posthorn knows this host: its event types, its merchants, and for each of them the endpoints of
 * their systems. What people changed there since, such as an endpoint that is off, stays as it is.
 */
export async function connect(
  posthorn: Client,
  systems: readonly RunningSystem[],
  keeper: Keeper,
): Promise<void> {
  await posthorn.syncEventTypes();
  for (const merchant of merchants) {
    await posthorn.applications.getOrCreate({ uid: merchant.id, name: merchant.name });
    for (const running of systems) await ensureEndpoint(posthorn, running, merchant, keeper);
  }
}

async function ensureEndpoint(
  posthorn: Client,
  { system, urlOf }: RunningSystem,
  merchant: Merchant,
  keeper: Keeper,
): Promise<void> {
  const url = urlOf(merchant);
  const uid = `demo-${system.id}`;
  const standing = await posthorn.endpoints.get(merchant.id, uid).catch(undefinedWhenUnknown);
  if (standing === undefined) {
    const description = `${system.name} of ${merchant.name}`;
    await posthorn.endpoints.create(merchant.id, {
      uid,
      url,
      description,
      eventTypes: [...system.eventTypes],
    });
  } else if (standing.url !== url && isOurs(standing.url, merchant)) {
    await posthorn.endpoints.update(merchant.id, uid, { url });
  }
  const key = secretKey(system.id, merchant);
  if (standing !== undefined && keeper.kept.secrets[key] !== undefined) return;
  keeper.kept.secrets[key] = await posthorn.endpoints.getSecret(merchant.id, uid);
  keeper.touch();
}

/** A port may change from start to start; an address that a person entered does not, on this machine neither. */
function isOurs(url: string, merchant: Merchant): boolean {
  const { hostname, pathname } = new URL(url);
  return hostname === "127.0.0.1" && pathname === `/${merchant.id}`;
}

function undefinedWhenUnknown(error: unknown): undefined {
  if (error instanceof PosthornError && error.code === "not_found") return undefined;
  throw error;
}
