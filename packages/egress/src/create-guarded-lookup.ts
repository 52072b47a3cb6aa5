import { isIP, type LookupFunction } from "node:net";
import type { EgressPolicy } from "./policy.ts";
import { resolveChecked } from "./resolve-checked.ts";
import { createResolver, type ResolveHost } from "./resolve-host.ts";

/**
 * A `lookup` for `net.connect` and what is built on it: answers with checked addresses only, else with an
 * EgressError of code `blocked_address` or `dns`. A literal address never reaches a lookup: check it before
 * with checkUrl or checkAddress.
 */
export function createGuardedLookup(
  policy: EgressPolicy,
  resolve: ResolveHost = createResolver(policy),
): LookupFunction {
  return (hostname, options, callback) => {
    resolveChecked(hostname, policy, resolve).then(
      (checked) => {
        const entries = checked.map((address) => ({ address, family: isIP(address) }));
        const family = familyOf(options.family);
        const wanted = family === 0 ? entries : entries.filter((entry) => entry.family === family);
        const [first] = wanted;
        if (options.all) callback(null, wanted);
        else if (first !== undefined) callback(null, first.address, first.family);
        else
          callback(
            Object.assign(new Error(`${hostname} has no IPv${family} address`), { code: "ENOTFOUND" }),
            "",
          );
      },
      (error: Error) => callback(error, ""),
    );
  };
}

function familyOf(family: number | "IPv4" | "IPv6" | undefined): number {
  if (family === "IPv4") return 4;
  if (family === "IPv6") return 6;
  return family ?? 0;
}
