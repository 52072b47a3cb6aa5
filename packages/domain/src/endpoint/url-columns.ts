import type { Endpoint } from "@posthorn/db";
import { invalidField } from "../domain-error.ts";
import type { Vault } from "../vault.ts";
import { openSealed, sealHeaders } from "./sealed-fields.ts";
import { passwordMask, splitUrl } from "./url-password.ts";

type Owner = { id: string; environmentId: string; headers: Readonly<Record<string, string>> };

/** The columns of a new endpoint's URL: its password is sealed with the headers, and masked where it stood. */
export function urlColumns(vault: Vault, url: string, owner: Owner) {
  const { url: shown, password } = splitUrl(url);
  if (password === passwordMask) throw invalidField("url", "Its password is masked: write it out.");
  return { url: shown, headersSealed: sealHeaders(vault, owner.headers, owner, password) };
}

/** The same of a change. A URL that is sent back masked keeps its password, at the same place and for the same user. */
export function changedUrlColumns(vault: Vault, url: string, before: Endpoint) {
  const { id, environmentId } = before;
  const { headers, urlPassword } = openSealed(vault, before);
  if (splitUrl(url).password !== passwordMask) return urlColumns(vault, url, { id, environmentId, headers });
  const known = urlPassword ?? splitUrl(before.url).password;
  if (known === null || !isSamePlace(url, before.url)) {
    throw invalidField(
      "url",
      "Its password is masked, and was given for another host or user: write it out.",
    );
  }
  return { url, headersSealed: sealHeaders(vault, headers, before, known) };
}

// Whoever may change an endpoint must not learn its password by sending it somewhere else.
function isSamePlace(a: string, b: string): boolean {
  const [one, other] = [new URL(a), new URL(b)];
  return one.origin === other.origin && one.username === other.username;
}
