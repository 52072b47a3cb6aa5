import { portalPath } from "./protocol.ts";
import type { PortalTheme } from "./theme.ts";

/** Where the frame goes, and the only origin that it may speak from. */
export type FrameAddress = { src: string; origin: string };

export type FrameAddressInput = {
  url: string;
  verifier: string;
  theme?: PortalTheme | undefined;
  locale?: string | undefined;
  path?: string | undefined;
};

/**
 * The address of the frame, or nothing when the link is none. What the first paint needs stands in the fragment
 * beside the link's key: no server sees it.
 */
export function frameAddress({ url, verifier, theme, locale, path }: FrameAddressInput): FrameAddress | null {
  if (!URL.canParse(url)) return null;
  const address = new URL(url);
  if (address.protocol !== "https:" && address.protocol !== "http:") return null;
  const place = portalPath(path);
  if (place !== undefined && place !== "/") {
    const [pathname = "", query = ""] = place.split("?");
    address.pathname = `${address.pathname.replace(/\/$/, "")}${pathname}`;
    for (const [name, value] of new URLSearchParams(query)) address.searchParams.set(name, value);
  }
  address.hash = fragmentOf(url, { verifier, theme, locale });
  return { src: address.href, origin: address.origin };
}

/** The fragment of a link, with the verifier of this page and what else the frame is told. */
export function fragmentOf(
  url: string,
  more: { verifier: string; theme?: PortalTheme | undefined; locale?: string | undefined },
): string {
  const fragment = new URLSearchParams(new URL(url).hash.slice(1).replaceAll("+", "%2B"));
  fragment.set("verifier", more.verifier);
  if (more.theme) fragment.set("theme", JSON.stringify(more.theme));
  if (more.locale) fragment.set("locale", more.locale);
  return fragment.toString();
}

const verifiers = new Map<string, string>();
const maxVerifiers = 50;

/**
 * The secret that opens a link again, after a remount of the frame. The page holds it, not the frame: browsers may
 * give the storage of a frame to nobody.
 */
export function verifierOf(url: string): string {
  const known = verifiers.get(url);
  if (known !== undefined) return known;
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const made = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const [oldest] = verifiers.keys();
  if (verifiers.size >= maxVerifiers && oldest !== undefined) verifiers.delete(oldest);
  verifiers.set(url, made);
  return made;
}
