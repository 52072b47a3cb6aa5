/** What of a request tells where it comes from. */
export type Coming = {
  method: string;
  host: string | undefined;
  origin: string | undefined;
  secFetchSite: string | undefined;
};

/**
 * Whether a page of this server may have sent it. A form of another site carries that site's origin; a name that
 * was pointed at this machine (DNS rebinding) carries another host, so a local server takes its own names only.
 */
export function isSameOrigin({ method, host, origin, secFetchSite }: Coming, isLocal: boolean): boolean {
  if (host === undefined || (isLocal && !localNames.has(nameOf(host)))) return false;
  if (method === "GET" || method === "HEAD") return true;
  if (secFetchSite !== undefined && secFetchSite !== "same-origin") return false;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}

const localNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

function nameOf(host: string): string {
  return host.replace(/:\d+$/, "").toLowerCase();
}
