import { type PortalLinkKey, portalLinkKey } from "@posthorn/contract";

/** What the fragment of a portal link says; null when there is none, "broken" when it cannot be read. */
export function readLinkKey(fragment: string): PortalLinkKey | "broken" | null {
  const encoded = new URLSearchParams(fragment.replace(/^#/, "")).get("key");
  if (encoded === null) return null;
  try {
    // A `+` of base64 has become a space on its way through the fragment.
    const base64 = encoded.replace(/ /g, "+").replace(/-/g, "+").replace(/_/g, "/");
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const parsed = portalLinkKey.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.data : "broken";
  } catch {
    return "broken";
  }
}

/** The verifier of the host's page, where that opened the link in a frame. */
export function readLinkVerifier(fragment: string): string | undefined {
  const given = new URLSearchParams(fragment.replace(/^#/, "")).get("verifier");
  return given !== null && /^[A-Za-z0-9\-_]{32,128}$/.test(given) ? given : undefined;
}
