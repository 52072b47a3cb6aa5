import { z } from "zod";
import { limits } from "./limits.ts";
import { storableText } from "./text.ts";

/** The languages that dashboard, portal and widget speak. */
export const locale = z
  .enum(["en", "id", "vi", "ru"])
  .describe("A language: English, Indonesian, Vietnamese, Russian.");
/** A language of the portal. */
export type Locale = z.output<typeof locale>;

const color = z
  .string()
  .regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i, { error: "Must be a colour such as #0f766e." })
  .nullable()
  .default(null);

const colors = z.object({
  accent: color.describe("Of the one action that matters, and of links."),
  background: color.describe("Behind everything."),
  surface: color.describe("Of cards, lists and fields."),
});

const noColors = { accent: null, background: null, surface: null };
const logoPattern =
  /^(https:\/\/[^\s"'<>]+|data:image\/(png|jpeg|webp|svg\+xml);base64,[A-Za-z0-9+/]+={0,2})$/;

/**
 * How the portal of an environment looks; null is ours. A host's own theme goes over it.
 *
 * @example
 * branding.parse({ name: "Kopi Kita", light: { accent: "#0f766e" }, dark: { accent: "#5eead4" }, radius: 12 });
 */
export const branding = z
  .object({
    name: storableText(limits.brandingNameLength)
      .nullable()
      .default(null)
      .describe("What stands beside the logo."),
    logo: z
      .string()
      .max(limits.brandingLogoLength)
      .regex(logoPattern, {
        error: "Must be an https URL, or a data URL of a PNG, JPEG, WebP or SVG image in base64.",
      })
      .nullable()
      .default(null)
      .describe("An https URL, or a data URL of an image in base64."),
    light: colors.default(noColors).describe("Colours on light."),
    dark: colors.default(noColors).describe("Colours on dark."),
    radius: z.number().min(0).max(24).nullable().default(null).describe("Corners, in pixels."),
    font: z
      .string()
      .max(limits.brandingFontLength)
      .regex(/^[\w\s,"'-]+$/, { error: "Must be names of fonts, separated by commas." })
      .nullable()
      .default(null)
      .describe("Fonts that the reader's system has, as in CSS."),
    language: locale.nullable().default(null).describe("The language, where the session fixes none."),
  })
  .describe("How the portal of an environment looks.");
/** How the portal of an environment looks. */
export type Branding = z.output<typeof branding>;
/** {@link branding} as a client writes it. */
export type BrandingWire = z.input<typeof branding>;

/**
 * What a portal session shows with: for user interfaces of the host's own.
 *
 * @example
 * const { branding, locale } = portalOut.parse(await response.json());
 */
export const portalOut = z
  .object({
    branding,
    locale: locale
      .nullable()
      .describe("The language: the session's, else the environment's; null leaves it to the browser."),
  })
  .describe("How the portal of a session looks and speaks.");
/** How the portal of a session looks and speaks. */
export type PortalOut = z.output<typeof portalOut>;
