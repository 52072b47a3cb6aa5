/** Defines `<posthorn-portal>`; imported, or as a script of its own. */
import { PosthornPortalElement } from "./element/posthorn-portal-element.ts";

export { PosthornPortalElement } from "./element/posthorn-portal-element.ts";
export type { PortalErrorCode, PortalEvent } from "./portal/event.ts";
export type { PortalColors, PortalTheme } from "./portal/theme.ts";

// A page that holds the script twice defines it once.
if (!customElements.get("posthorn-portal")) customElements.define("posthorn-portal", PosthornPortalElement);
