import { type Cidr, parseCidr } from "./policy.ts";

export type AddressRule =
  | "benchmarking"
  | "documentation"
  | "link_local"
  | "loopback"
  | "malformed"
  | "metadata"
  | "multicast"
  | "private"
  | "reserved"
  | "shared"
  | "transition"
  | "unspecified";

export type AddressRange = {
  readonly rule: AddressRule;
  /** The mildest setting that opens the range; operators' networks open what `all` opens. */
  readonly opensWith: "loopback" | "all" | "never";
  readonly cidrs: readonly Cidr[];
};

/**
 * What is not the public internet, by the registries of RFC 6890; the first range that contains an address
 * decides. IPv6 outside of 2000::/3 needs no entry: all of it is reserved.
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
export const addressRanges: readonly AddressRange[] = [
  // Clouds answer with credentials here; not all of it is link-local (Azure's, Alibaba's, AWS's on IPv6).
  range("metadata", "never", [
    "169.254.169.254/32",
    "169.254.170.0/24",
    "100.100.100.200/32",
    "168.63.129.16/32",
    "192.0.0.192/32",
    "fd00:ec2::/32",
    "fd20:ce::254/128",
    "fd00:42::42/128",
  ]),
  range("link_local", "never", ["169.254.0.0/16", "fe80::/10"]),
  range("loopback", "loopback", ["127.0.0.0/8", "::1/128"]),
  range("unspecified", "never", ["0.0.0.0/8", "::/128"]),
  range("private", "all", ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10"]),
  range("shared", "all", ["100.64.0.0/10"]),
  range("benchmarking", "all", ["198.18.0.0/15", "2001:2::/48"]),
  range("multicast", "never", ["224.0.0.0/4", "ff00::/8"]),
  range("documentation", "never", [
    "192.0.2.0/24",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "2001:db8::/32",
    "3fff::/20",
  ]),
  // IPv4 inside of IPv6 (compatible, translated, NAT64, Teredo, 6to4), and the anycast relay of 6to4.
  range("transition", "never", [
    "::/96",
    "::ffff:0:0:0/96",
    "64:ff9b::/96",
    "64:ff9b:1::/48",
    "2001::/32",
    "2002::/16",
    "192.88.99.0/24",
  ]),
  range("reserved", "never", [
    "192.0.0.0/24",
    "192.31.196.0/24",
    "192.52.193.0/24",
    "192.175.48.0/24",
    "240.0.0.0/4",
    "2001::/23",
    "2620:4f:8000::/48",
  ]),
];

export const publicIpv6: Cidr = parseCidr("2000::/3");

function range(
  rule: AddressRule,
  opensWith: AddressRange["opensWith"],
  cidrs: readonly string[],
): AddressRange {
  return { rule, opensWith, cidrs: cidrs.map(parseCidr) };
}
