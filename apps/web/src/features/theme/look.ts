import type { Branding } from "@posthorn/contract";
import type { PortalTheme } from "@posthorn/react/protocol";

/** How the portal looks: the environment's branding, and over it the host's theme. */
export type Look = { branding?: Branding | undefined; theme?: PortalTheme | undefined };

/** Where the look of this tab is kept, so that a reload paints it at once. */
export const lookKey = "posthorn.portal.look";

/** The event that the page's first script listens to: it alone sets colours. */
export const lookEvent = "posthorn-look";

/** Gives a part of the look to the page; the other part stays. */
export function tellLook(part: Look): void {
  window.dispatchEvent(new CustomEvent(lookEvent, { detail: part }));
}

/** The page that shows a look before it is saved, inside the settings. */
export const previewPath = "/look-preview";

/** The branding that this tab's portal was opened with. */
export function keptBranding(): Branding | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(lookKey) ?? "{}") as Look;
    return kept.branding ?? null;
  } catch {
    return null;
  }
}
