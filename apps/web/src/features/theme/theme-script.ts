/** Where the choice is kept; nothing kept follows the system. */
export const themeKey = "posthorn-theme";

/** Set before the first paint, as a script in the page's head: a later one would flash. */
export const themeScript = `(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    let kept = null;
    try { kept = localStorage.getItem("${themeKey}"); } catch {}
    const isKept = kept === "light" || kept === "dark";
    document.documentElement.dataset.theme = isKept ? kept : dark.matches ? "dark" : "light";
  };
  apply();
  dark.addEventListener("change", apply);
  addEventListener("storage", apply);
})()`;
