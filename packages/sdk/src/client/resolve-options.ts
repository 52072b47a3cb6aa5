import { PosthornError } from "../errors/posthorn-error.ts";
import { type RetryOptions, resolveRetryOptions } from "./retry-options.ts";

export type ResolvedOptions = {
  readonly apiKey: string;
  /** Without a trailing slash. */
  readonly serverUrl: string;
  readonly retries: Required<RetryOptions>;
};

type Given = {
  readonly apiKey: string;
  readonly serverUrl?: string | undefined;
  readonly retries?: RetryOptions | undefined;
};

/** Checks the options once, when the client is made; `env` is where POSTHORN_API_URL may stand. */
export function resolveOptions(
  given: Given,
  env: Readonly<Record<string, string | undefined>>,
): ResolvedOptions {
  // A line break in the key would start another header.
  if (typeof given.apiKey !== "string" || !/^[!-~]{1,512}$/.test(given.apiKey)) {
    throw new PosthornError("invalid_options", "apiKey must be the API key of an environment, sk_….");
  }
  const serverUrl = readServerUrl(given.serverUrl ?? env.POSTHORN_API_URL);
  return { apiKey: given.apiKey, serverUrl, retries: resolveRetryOptions(given.retries) };
}

// No default: a key must never travel to a host that nobody named.
function readServerUrl(text: string | undefined): string {
  if (text === undefined || text === "") {
    const sentence = "serverUrl is missing: pass it, or set POSTHORN_API_URL (http://127.0.0.1:8071).";
    throw new PosthornError("invalid_options", sentence);
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url !== undefined && /^https?:$/.test(url.protocol) && !url.username && !url.password;
  if (!isPlain || url.search || url.hash) {
    const sentence = "serverUrl must be an http or https URL without user, query and fragment.";
    throw new PosthornError("invalid_options", sentence);
  }
  return url.origin + url.pathname.replace(/\/+$/, "");
}
