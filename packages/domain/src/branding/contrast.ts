import type { Branding } from "@posthorn/contract";

export type ColorPair = {
  mode: "light" | "dark";
  /** Which of two colours stands on which. */
  pair: "accent_on_background" | "accent_on_surface" | "text_on_background" | "text_on_surface";
  /** Contrast as WCAG counts it; at least 4.5 is readable. */
  ratio: number;
};

/** A pair that is hard to read. */
export type ContrastWarning = ColorPair;

/** WCAG 2.2 AA, for text. */
export const readableRatio = 4.5;

/** What the portal has where the branding says nothing, and the colour of its text. */
export const ourColors = {
  light: { accent: "#24489c", background: "#f9fafc", surface: "#ffffff", text: "#1b202a" },
  dark: { accent: "#84b3f6", background: "#0b0e14", surface: "#11151b", text: "#e9ebef" },
} as const;

/** The pairs of colours of a branding that are hard to read. */
export function contrastWarnings(branding: Pick<Branding, "light" | "dark">): ContrastWarning[] {
  return colorPairs(branding).filter(({ ratio }) => ratio < readableRatio);
}

/** What stands on what in the portal, and how well it is read there. */
export function colorPairs(branding: Pick<Branding, "light" | "dark">): ColorPair[] {
  return (["light", "dark"] as const).flatMap((mode) => {
    const given = branding[mode];
    const accent = given.accent ?? ourColors[mode].accent;
    const { text } = ourColors[mode];
    return (["background", "surface"] as const).flatMap((place) => {
      const behind = given[place] ?? ourColors[mode][place];
      return [
        { mode, pair: `accent_on_${place}`, ratio: contrast(accent, behind) } as const,
        { mode, pair: `text_on_${place}`, ratio: contrast(text, behind) } as const,
      ];
    });
  });
}

/** The contrast of two colours `#rgb` or `#rrggbb`, 1 to 21, to two places. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return Math.floor(((light + 0.05) / (dark + 0.05)) * 100) / 100;
}

function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, "$&$&") : hex;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
