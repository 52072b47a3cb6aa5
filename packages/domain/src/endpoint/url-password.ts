/** What stands in a URL in place of its password, at rest and in every answer. */
export const passwordMask = "****";

// As the URL parser reads it: up to the last @ before the path; the password begins at the first colon.
const userInfo = /^([a-z]+:[/\\]*[^/\\?#:@]*:)([^/\\?#]*)(@)/i;

/** A URL with its password masked, and the password as it stood there; without one the URL as it is. */
export function splitUrl(url: string): { url: string; password: string | null } {
  const password = userInfo.exec(url)?.[2] || null;
  return password === null ? { url, password } : { url: withPassword(url, passwordMask), password };
}

/** The same URL with another password. */
export function withPassword(url: string, password: string): string {
  return url.replace(userInfo, (_all, before: string, _known, at: string) => before + password + at);
}

/** A URL without the user and password that it may hold. */
export function withoutUserInfo(text: string): string {
  const url = URL.parse(text);
  if (!url || (url.username === "" && url.password === "")) return text;
  url.username = "";
  url.password = "";
  return url.href;
}
