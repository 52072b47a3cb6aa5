import { type Branding, branding, type Locale } from "@posthorn/contract";

export type Mode = "light" | "dark";
export type ColorName = "accent" | "background" | "surface";

/** A look as it is typed: empty is Posthorn's own. */
export type LookDraft = {
  name: string;
  logo: string;
  light: Record<ColorName, string>;
  dark: Record<ColorName, string>;
  radius: number | null;
  font: string;
  language: Locale | null;
};

export const modes = ["light", "dark"] as const satisfies readonly Mode[];
export const colorNames = ["accent", "background", "surface"] as const satisfies readonly ColorName[];

export function draftOf({ name, logo, light, dark, radius, font, language }: Branding): LookDraft {
  const typed = (colors: Branding[Mode]) => ({
    accent: colors.accent ?? "",
    background: colors.background ?? "",
    surface: colors.surface ?? "",
  });
  return {
    name: name ?? "",
    logo: logo ?? "",
    light: typed(light),
    dark: typed(dark),
    radius,
    font: font ?? "",
    language,
  };
}

/** The look of a draft. What does not fit is named by the path of its field, and left out. */
export function lookOf(draft: LookDraft): { look: Branding; wrong: ReadonlySet<string> } {
  const given = {
    ...draft,
    name: textOrNull(draft.name),
    logo: textOrNull(draft.logo),
    font: textOrNull(draft.font),
    light: colorsOf(draft.light),
    dark: colorsOf(draft.dark),
  };
  const parsed = branding.safeParse(given);
  if (parsed.success) return { look: parsed.data, wrong: new Set() };
  const wrong = new Set(parsed.error.issues.map(({ path }) => path.join(".")));
  const fitting = (colors: Record<ColorName, string | null>, mode: Mode) =>
    Object.fromEntries(Object.entries(colors).filter(([name]) => !wrong.has(`${mode}.${name}`)));
  const rest = Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name)));
  const look = branding.parse({
    ...rest,
    light: fitting(given.light, "light"),
    dark: fitting(given.dark, "dark"),
  });
  return { look, wrong };
}

function colorsOf({ accent, background, surface }: Record<ColorName, string>) {
  return {
    accent: textOrNull(accent),
    background: textOrNull(background),
    surface: textOrNull(surface),
  };
}

function textOrNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}
