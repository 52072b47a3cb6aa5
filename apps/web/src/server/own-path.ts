/** A path of this site to go on to; anything that could lead to another site is the front page. */
export function ownPath(value: string | string[] | undefined): string {
  if (typeof value !== "string" || !value.startsWith("/")) return "/";
  const base = "http://posthorn.invalid";
  const url = URL.parse(value, base);
  return url?.origin === base ? `${url.pathname}${url.search}` : "/";
}
