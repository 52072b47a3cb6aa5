/** The egress proxy, taken apart once. */
export type EgressProxy = {
  readonly isHttps: boolean;
  readonly hostname: string;
  readonly port: number;
  readonly authorization: string | null;
};

/** Throws a TypeError, without the credentials in it, for what is no http or https URL. */
export function parseProxyUrl(text: string): EgressProxy {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw new TypeError("proxyUrl is not a URL such as http://user:password@proxy.example.com:3128");
  }
  const isHttps = url.protocol === "https:";
  return {
    isHttps,
    hostname: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? (isHttps ? 443 : 80) : Number(url.port),
    authorization: basicAuthorization(url),
  };
}

function basicAuthorization({ username, password }: URL): string | null {
  if (username === "" && password === "") return null;
  try {
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return `Basic ${Buffer.from(credentials).toString("base64")}`;
  } catch {
    throw new TypeError("proxyUrl has a user or password that is not readable: percent-encode it");
  }
}
