import { BlockList, isIP } from "node:net";

/** Set by `instrumentation.ts` on every request, whatever the client sent under this name. */
export const peerHeader = "x-posthorn-peer";

/**
 * Who a request comes from: the peer of the connection, or, when that is a trusted proxy, the last address
 * in X-Forwarded-For that is not one.
 */
export function clientAddress(headers: Headers, trustedProxies: readonly string[]): string {
  const peer = plainAddress(headers.get(peerHeader) ?? "");
  const trusted = blockListOf(trustedProxies);
  const forwarded = (headers.get("x-forwarded-for") ?? "").split(",").map(plainAddress).reverse();
  let address = peer;
  for (const next of forwarded) {
    if (!isTrusted(trusted, address) || isIP(next) === 0) break;
    address = next;
  }
  return address || "unknown";
}

function isTrusted(trusted: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && trusted.check(address, family === 6 ? "ipv6" : "ipv4");
}

function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", prefix] = network.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

// An IPv4 peer of a socket that listens on IPv6 too is written ::ffff:192.0.2.1.
function plainAddress(text: string): string {
  return text.trim().replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
}
