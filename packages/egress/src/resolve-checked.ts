import { isIP } from "node:net";
import { checkAddress } from "./check-address.ts";
import { EgressError } from "./egress-error.ts";
import type { EgressPolicy } from "./policy.ts";
import type { ResolveHost } from "./resolve-host.ts";

/**
 * The addresses of a name, or the address itself, of which each was checked: at least one. A connection goes to
 * one of these and to nothing else, so what the name resolves to later does not matter.
 */
export async function resolveChecked(
  hostname: string,
  policy: EgressPolicy,
  resolve: ResolveHost,
): Promise<readonly [string, ...string[]]> {
  const addresses = isIP(hostname) === 0 ? await resolve(hostname) : [hostname];
  const good: string[] = [];
  let blocked: { detail: string; address: string } | null = null;
  for (const address of addresses) {
    const check = checkAddress(address, policy);
    if (check.isAllowed) good.push(address);
    else blocked ??= { detail: check.rule, address };
  }
  const [first, ...others] = good;
  if (first !== undefined) return [first, ...others];
  if (blocked === null) throw new EgressError("dns", `${hostname} has no address`, { detail: "not_found" });
  throw new EgressError("blocked_address", `${hostname} has no address that is allowed`, blocked);
}
