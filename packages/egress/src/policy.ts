import ipaddr from "ipaddr.js";

export type EgressPolicy = {
  readonly allowPrivateAddresses: "none" | "loopback" | "all";
  readonly networks: readonly Cidr[];
  readonly httpsOnly: boolean;
};

export type Cidr = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

export type PolicyInput = {
  readonly allowPrivateAddresses: "none" | "loopback" | "all";
  /** CIDRs of private networks that are open. For targets that operators set; never for tenants' endpoints. */
  readonly operatorNetworks?: readonly string[];
  readonly httpsOnly?: boolean;
};

/** Throws a TypeError that names the network which is not a CIDR. */
export function createPolicy(input: PolicyInput): EgressPolicy {
  return {
    allowPrivateAddresses: input.allowPrivateAddresses,
    networks: (input.operatorNetworks ?? []).map(parseCidr),
    httpsOnly: input.httpsOnly ?? false,
  };
}

export function parseCidr(text: string): Cidr {
  if (!ipaddr.isValidCIDR(text))
    throw new TypeError(`"${text}" is not a network such as 10.0.0.0/8 or fd00::/8`);
  return ipaddr.parseCIDR(text);
}

export function contains([network, prefixLength]: Cidr, address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return network.kind() === address.kind() && address.match(network, prefixLength);
}
