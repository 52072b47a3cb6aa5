import type { Vault } from "../vault.ts";

type Sealed = Uint8Array<ArrayBuffer>;

/** A signing secret's text (whsec_… or whsk_…) as its row keeps it. */
export function sealSecret(vault: Vault, text: string, row: { id: string; environmentId: string }): Sealed {
  return vault.seal(text, { table: "endpoint_secrets", ...row });
}

export function openSecret(
  vault: Vault,
  sealed: Uint8Array,
  row: { id: string; environmentId: string },
): string {
  return vault.open(sealed, { table: "endpoint_secrets", id: row.id, environmentId: row.environmentId });
}

// The password of its URL stands beside the headers, under a name that no header can have.
const passwordName = ":url-password";

/** An endpoint's custom headers, by name, and the password of its URL, as its row keeps them; nothing is null. */
export function sealHeaders(
  vault: Vault,
  headers: Readonly<Record<string, string>>,
  endpoint: { id: string; environmentId: string },
  urlPassword: string | null = null,
): Sealed | null {
  const sealed = urlPassword === null ? headers : { ...headers, [passwordName]: urlPassword };
  if (Object.keys(sealed).length === 0) return null;
  return vault.seal(JSON.stringify(sealed), placeOf(endpoint));
}

type SealedRow = { id: string; environmentId: string; headersSealed: Uint8Array | null };

export function openHeaders(vault: Vault, endpoint: SealedRow): Record<string, string> {
  return openSealed(vault, endpoint).headers;
}

export function openSealed(
  vault: Vault,
  endpoint: SealedRow,
): { headers: Record<string, string>; urlPassword: string | null } {
  if (!endpoint.headersSealed) return { headers: {}, urlPassword: null };
  const opened: Record<string, string> = JSON.parse(vault.open(endpoint.headersSealed, placeOf(endpoint)));
  const { [passwordName]: urlPassword = null, ...headers } = opened;
  return { headers, urlPassword };
}

function placeOf(endpoint: { id: string; environmentId: string }) {
  return { table: "endpoints", id: endpoint.id, environmentId: endpoint.environmentId };
}
