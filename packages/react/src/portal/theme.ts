/**
 * Colours of the portal, as `#rgb` or `#rrggbb`. `background` may also be `transparent`: then the host's page shows
 * through.
 *
 * @example
 * ```ts
 * import type { PortalColors } from "@posthorn/react";
 *
 * const colors: PortalColors = { accent: "#0f766e", background: "transparent", surface: "#ffffff" };
 * ```
 */
export type PortalColors = {
  /** Of the one action that matters, and of links. */
  readonly accent?: string;
  /** Behind everything. */
  readonly background?: string;
  /** Of cards, lists and fields. */
  readonly surface?: string;
};

/**
 * How the portal looks in the host's page. What is left out comes from the environment's look. The colours at the top
 * are for light, those in `dark` for dark; a dark `accent` that is left out is the light one.
 *
 * @example
 * ```ts
 * import type { PortalTheme } from "@posthorn/react";
 *
 * const theme: PortalTheme = { mode: "auto", accent: "#0f766e", dark: { accent: "#5eead4" }, radius: 12 };
 * ```
 */
export type PortalTheme = PortalColors & {
  /** `auto` follows the system, and is the default. */
  readonly mode?: "light" | "dark" | "auto";
  readonly dark?: PortalColors;
  /** Corners, in pixels, 0 to 24. */
  readonly radius?: number;
  /** Names of fonts that the reader's system has, as in CSS. */
  readonly font?: string;
};
