import { lookEvent, lookKey, previewPath } from "./look.ts";

/** Where the choice is kept; nothing kept follows the system. */
export const themeKey = "posthorn-theme";

/**
 * Set before the first paint, as a script in the page's head: a later one would flash. In the portal it also takes the
 * look: of the fragment (our widget), of the query (svix-react), of this tab, and what `tellLook` brings later; the
 * preview of a look takes only the last, and keeps nothing. What comes from outside becomes a colour, a number or the
 * name of a font, or nothing.
 */
export const themeScript = `(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isPreview = location.pathname === "${previewPath}";
  const isPortal = isPreview || /^\\/portal(\\/|$)/.test(location.pathname);
  const parse = (text) => { try { return JSON.parse(text) || {}; } catch { return {}; } };
  const read = (store, key) => { try { return window[store].getItem(key); } catch { return null; } };
  const colorOf = (value) => typeof value === "string" && /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(value) ? value : null;
  const fontOf = (value) => typeof value === "string" && /^[\\w\\s,"'-]{1,200}$/.test(value) ? value : null;
  const isRadius = (value) => typeof value === "number" && value >= 0 && value <= 24;
  const brightness = (hex) => {
    const full = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, "$&$&") : hex;
    const [r, g, b] = [1, 3, 5].map((at) => {
      const part = parseInt(full.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const set = (name, value) => value === null || value === undefined ? root.style.removeProperty(name) : root.style.setProperty(name, value);
  const given = () => {
    const fragment = new URLSearchParams(location.hash.slice(1)).get("theme");
    if (fragment) return parse(fragment);
    const query = new URLSearchParams(location.search);
    const [mode, font, accent] = ["darkMode", "fontFamily", "primaryColor"].map((name) => query.get(name));
    if (!mode && !font && !accent) return null;
    return { mode: mode === "true" ? "dark" : mode === "auto" ? "auto" : "light", font, accent: accent && "#" + accent.replace("#", "") };
  };
  let look = {};
  if (isPortal && !isPreview) {
    look = parse(read("sessionStorage", "${lookKey}"));
    const theme = given();
    if (theme) look = { ...look, theme };
  }
  const apply = () => {
    const kept = read("localStorage", "${themeKey}");
    const theme = look.theme || {};
    const branding = look.branding || {};
    const mode = theme.mode || (kept === "light" || kept === "dark" ? kept : "auto");
    const isDark = mode === "dark" || (mode !== "light" && dark.matches);
    root.dataset.theme = isDark ? "dark" : "light";
    if (!isPortal) return;
    const of = (name) => isDark
      ? colorOf(theme.dark?.[name]) ?? (name === "accent" ? colorOf(theme.accent) : null) ?? colorOf(branding.dark?.[name])
      : colorOf(theme[name]) ?? colorOf(branding.light?.[name]);
    const accent = of("accent");
    set("--accent", accent);
    set("--accent-foreground", accent && (brightness(accent) > 0.179 ? "#000000" : "#ffffff"));
    const isClear = theme.background === "transparent" || (isDark && theme.dark?.background === "transparent");
    set("--background", isClear ? "transparent" : of("background"));
    set("color-scheme", isClear ? "normal" : null);
    const surface = of("surface");
    for (const name of ["--surface", "--overlay", "--field-background"]) set(name, surface);
    const radius = isRadius(theme.radius) ? theme.radius : branding.radius;
    const corner = isRadius(radius) ? radius + "px" : null;
    for (const name of ["--radius", "--field-radius"]) set(name, corner);
    set("--font-geist-sans", fontOf(theme.font) ?? fontOf(branding.font));
  };
  apply();
  dark.addEventListener("change", apply);
  addEventListener("storage", apply);
  addEventListener("${lookEvent}", ({ detail }) => {
    look = { ...look, ...detail };
    if (!isPreview) try { sessionStorage.setItem("${lookKey}", JSON.stringify(look)); } catch {}
    apply();
  });
})()`;
