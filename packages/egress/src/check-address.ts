import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { type AddressRule, addressRanges, publicIpv6 } from "./address-ranges.ts";
import { contains, type EgressPolicy } from "./policy.ts";

export type AddressCheck =
  | { readonly isAllowed: true }
  | { readonly isAllowed: false; readonly rule: AddressRule };

const allowed: AddressCheck = { isAllowed: true };

/** Whether a connection may go to this address. Pure. Anything but an IP address is refused as malformed. */
export function checkAddress(ip: string, policy: EgressPolicy): AddressCheck {
  // isIP reads strictly four decimal parts; ipaddr.js alone would also take 127.1 and 0x7f000001.
  if (isIP(ip) === 0) return refused("malformed");
  // A zone (fe80::1%eth0) names an interface of this machine.
  if (ip.includes("%")) return refused("link_local");

  const address = parseAddress(ip);
  for (const range of addressRanges) {
    if (!range.cidrs.some((cidr) => contains(cidr, address))) continue;
    const isOpen = range.opensWith !== "never" && isOpened(address, range.opensWith, policy);
    return isOpen ? allowed : refused(range.rule);
  }
  if (address.kind() === "ipv6" && !contains(publicIpv6, address)) return refused("reserved");
  return allowed;
}

/** `process` turns ::ffff:127.0.0.1 into 127.0.0.1, which is where the system would connect. */
function parseAddress(ip: string): ipaddr.IPv4 | ipaddr.IPv6 {
  // ipaddr.js takes ::127.0.0.1 for ::ffff:127.0.0.1, so it gets IPv6 in hexadecimal groups only.
  return ipaddr.process(ip.includes(":") ? new URL(`http://[${ip}]`).hostname.slice(1, -1) : ip);
}

function isOpened(
  address: ipaddr.IPv4 | ipaddr.IPv6,
  opensWith: "loopback" | "all",
  { allowPrivateAddresses, networks }: EgressPolicy,
): boolean {
  if (allowPrivateAddresses === "all" || allowPrivateAddresses === opensWith) return true;
  return networks.some((network) => contains(network, address));
}

function refused(rule: AddressRule): AddressCheck {
  return { isAllowed: false, rule };
}
