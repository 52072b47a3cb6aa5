import { isIP } from "node:net";
import { checkAddress } from "./check-address.ts";
import type { EgressPolicy } from "./policy.ts";

export type UrlCheck =
  | { readonly ok: true; readonly target: UrlTarget }
  /** The message is English and says the way out, without the name of the field: the caller knows it. */
  | { readonly ok: false; readonly code: UrlRefusal; readonly message: string };

export type UrlRefusal =
  | "too_long"
  | "control_character"
  | "malformed"
  | "unsupported_scheme"
  | "https_required"
  | "malformed_host"
  | "malformed_credentials"
  | "blocked_name"
  | "blocked_address";

/** A URL in the parts that a connection and a request are made of. */
export type UrlTarget = {
  /** Scheme, host and port: what shares connections. */
  readonly origin: string;
  readonly isHttps: boolean;
  /** Without the brackets of IPv6 and without a trailing dot. */
  readonly hostname: string;
  readonly port: number;
  /** Path and query. */
  readonly path: string;
  /** The Basic credentials of the URL's userinfo, ready as a header value. */
  readonly authorization: string | null;
};

const maxUrlLength = 65_536;
const privateSuffixes = /(^|\.)(local|localhost|internal|intranet|private|corp|home|lan|home\.arpa)$/;
const hostnamePattern = /^(?=.{1,253}$)([a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}$/;

/**
 * Checks the URL of an endpoint as somebody typed it. Pure: names are resolved, and their addresses checked, at
 * each connection. The parser is the one that sends: 2130706433, 0x7f.1, 0177.0.0.1 and full-width digits all
 * come out of it as 127.0.0.1, so no notation is judged as another address than it is connected to.
 */
export function checkUrl(text: string, policy: EgressPolicy): UrlCheck {
  if (text.length > maxUrlLength) return refused("too_long", "is longer than 65,536 characters");
  // The parser would drop tabs and line breaks silently, and trim the ends.
  if (hasControlCharacter(text)) {
    return refused("control_character", "contains white space or a control character: percent-encode it");
  }
  if (!URL.canParse(text)) return refused("malformed", "is not a URL such as https://example.com/webhooks");

  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return refused("unsupported_scheme", "must begin with https:// or http://");
  }
  const isHttps = url.protocol === "https:";
  if (policy.httpsOnly && !isHttps) return refused("https_required", "must begin with https://");
  if (url.port === "0") return refused("malformed_host", "has port 0, which nothing can listen on");

  const hostname = plainHostname(url.hostname);
  const hostRefusal = refuseHost(hostname, policy);
  if (hostRefusal !== null) return hostRefusal;

  const authorization = basicAuthorization(url.username, url.password);
  if (authorization === undefined) {
    return refused("malformed_credentials", "has a user or password that is not readable: percent-encode it");
  }
  const port = url.port === "" ? (isHttps ? 443 : 80) : Number(url.port);
  const host = isIP(hostname) === 6 ? `[${hostname}]` : hostname;
  const path = url.pathname + url.search;
  return {
    ok: true,
    target: { origin: `${url.protocol}//${host}:${port}`, isHttps, hostname, port, path, authorization },
  };
}

function refused(code: UrlRefusal, message: string): UrlCheck & { ok: false } {
  return { ok: false, code, message };
}

function hasControlCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code <= 0x20 || (code >= 0x7f && code <= 0xa0)) return true;
  }
  return false;
}

function plainHostname(hostname: string): string {
  if (hostname.startsWith("[")) return hostname.slice(1, -1);
  return hostname.endsWith(".") ? hostname.slice(0, -1) : hostname;
}

function refuseHost(hostname: string, policy: EgressPolicy): (UrlCheck & { ok: false }) | null {
  if (isIP(hostname) !== 0) {
    const check = checkAddress(hostname, policy);
    if (check.isAllowed) return null;
    return refused(
      "blocked_address",
      `has an address that is not allowed (${check.rule}): use a public address`,
    );
  }
  if (!hostnamePattern.test(hostname)) return refused("malformed_host", "has no valid host name");
  if (isPrivateName(hostname) && !mayBePrivate(hostname, policy)) {
    return refused(
      "blocked_name",
      "has a host name that is not public: use a name that the internet can resolve",
    );
  }
  return null;
}

/** A name of one label is found by search domains and hosts files only: no customer's system has one. */
function isPrivateName(hostname: string): boolean {
  return !hostname.includes(".") || privateSuffixes.test(hostname);
}

function mayBePrivate(hostname: string, { allowPrivateAddresses, networks }: EgressPolicy): boolean {
  if (allowPrivateAddresses === "all" || networks.length > 0) return true;
  return allowPrivateAddresses === "loopback" && isLocalhost(hostname);
}

export function isLocalhost(hostname: string): boolean {
  return hostname === "localhost" || hostname.endsWith(".localhost");
}

/** Null without userinfo, undefined where it cannot be decoded. */
function basicAuthorization(username: string, password: string): string | null | undefined {
  if (username === "" && password === "") return null;
  try {
    const user = decodeURIComponent(username);
    const credentials = `${user}:${decodeURIComponent(password)}`;
    // RFC 7617, section 2: no control characters, and the user ends at the first colon.
    if (user.includes(":") || /\p{Cc}/u.test(credentials)) return undefined;
    return `Basic ${Buffer.from(credentials).toString("base64")}`;
  } catch {
    return undefined;
  }
}
