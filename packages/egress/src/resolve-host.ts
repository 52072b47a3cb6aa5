import dns from "node:dns";
import { isLocalhost } from "./check-url.ts";
import { EgressError } from "./egress-error.ts";
import type { EgressPolicy } from "./policy.ts";

/** All addresses of a name, IPv4 and IPv6. Rejects with an EgressError of code `dns` if there are none. */
export type ResolveHost = (hostname: string) => Promise<readonly string[]>;

/**
 * Asks the DNS directly: getaddrinfo would block one of the process's four threads for as long as a customer's
 * name server is slow. Where private addresses are open, names that the DNS does not know are looked up by the
 * system (hosts file, search domains). Queries for one name at one time are one query; nothing is cached.
 */
export function createResolver(policy: EgressPolicy): ResolveHost {
  const resolver = new dns.promises.Resolver({ timeout: 2_500, tries: 2 });
  const askSystem = policy.allowPrivateAddresses !== "none" || policy.networks.length > 0;
  const pending = new Map<string, Promise<readonly string[]>>();

  return (hostname) => {
    // RFC 6761, section 6.3: these names never leave the machine.
    if (isLocalhost(hostname)) return Promise.resolve(["127.0.0.1", "::1"]);
    const known = pending.get(hostname);
    if (known !== undefined) return known;

    const query = resolve(resolver, hostname, askSystem).finally(() => pending.delete(hostname));
    pending.set(hostname, query);
    return query;
  };
}

async function resolve(
  resolver: dns.promises.Resolver,
  hostname: string,
  askSystem: boolean,
): Promise<readonly string[]> {
  const [ipv4, ipv6] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
  const addresses = [ipv4, ipv6].flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
  if (addresses.length > 0) return addresses;
  if (askSystem) {
    const entries = await dns.promises.lookup(hostname, { all: true, order: "ipv4first" }).catch(() => []);
    if (entries.length > 0) return entries.map((entry) => entry.address);
  }
  const cause: unknown = ipv4.status === "rejected" ? ipv4.reason : null;
  throw new EgressError("dns", `${hostname} could not be resolved`, { detail: dnsFailureOf(cause) });
}

function dnsFailureOf(error: unknown): "not_found" | "timeout" | "failed" {
  const code = error instanceof Error && "code" in error ? error.code : dns.NODATA;
  if (code === dns.NOTFOUND || code === dns.NODATA) return "not_found";
  return code === dns.TIMEOUT ? "timeout" : "failed";
}
