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

/** An endpoint's custom headers, by name, as its row keeps them; none are null. */
export function sealHeaders(
  vault: Vault,
  headers: Readonly<Record<string, string>>,
  endpoint: { id: string; environmentId: string },
): Sealed | null {
  if (Object.keys(headers).length === 0) return null;
  return vault.seal(JSON.stringify(headers), placeOf(endpoint));
}

export function openHeaders(
  vault: Vault,
  endpoint: { id: string; environmentId: string; headersSealed: Uint8Array | null },
): Record<string, string> {
  if (!endpoint.headersSealed) return {};
  return JSON.parse(vault.open(endpoint.headersSealed, placeOf(endpoint)));
}

function placeOf(endpoint: { id: string; environmentId: string }) {
  return { table: "endpoints", id: endpoint.id, environmentId: endpoint.environmentId };
}
