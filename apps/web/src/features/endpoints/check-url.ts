import { endpointUrl } from "@posthorn/contract";

/** What is wrong with a URL as it is typed: `kind` decides the words. Null: nothing yet, or all is well. */
export type UrlProblem = "no_url" | "no_https" | "private" | null;

/** Which private addresses the server delivers to: it may be tried out on one machine. */
export type PrivateAddresses = "none" | "loopback" | "all";

/** Judges by its form what the server will judge by its address. */
export function checkUrl(text: string, allowed: PrivateAddresses): UrlProblem {
  if (text === "" || "https://".startsWith(text) || "http://".startsWith(text)) return null;
  if (!endpointUrl.safeParse(text).success) return "no_url";
  const { protocol, hostname } = new URL(text);
  const isLoopback =
    hostname === "localhost" || hostname.endsWith(".localhost") || /^127\.|^\[::1\]$/.test(hostname);
  if (isLoopback) return allowed === "none" ? "private" : null;
  if (privateHost.test(hostname)) return allowed === "all" ? null : "private";
  return protocol === "https:" ? null : "no_https";
}

const privateHost =
  /^(?:10\.|192\.168\.|169\.254\.|0\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|\[(?:f[cd]|fe[89ab]|::))|\.(?:local|internal|lan)$/;
