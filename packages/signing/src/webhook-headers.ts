/**
 * Request headers as the platforms hold them: a `Headers` object, Node's `request.headers`, or a plain record;
 * names in any case.
 *
 * @example
 * ```ts
 * const headers: WebhookHeaders = { "webhook-id": "msg_1", "webhook-timestamp": "1614265330" };
 * ```
 */
export type WebhookHeaders =
  | { get(name: string): string | null; forEach(callback: (value: string, name: string) => void): void }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

export type SignatureHeaders = {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
};

/** The three headers of one family, `webhook-*` before `svix-*`; null unless one family is there whole. */
export function readSignatureHeaders(headers: WebhookHeaders): SignatureHeaders | null {
  const byName = lowerCased(headers);
  return familyOf(byName, "webhook") ?? familyOf(byName, "svix");
}

function familyOf(byName: Map<string, string>, family: "webhook" | "svix"): SignatureHeaders | null {
  const id = byName.get(`${family}-id`);
  const timestamp = byName.get(`${family}-timestamp`);
  const signature = byName.get(`${family}-signature`);
  // An empty header says as little as a missing one.
  return id && timestamp && signature ? { id, timestamp, signature } : null;
}

function lowerCased(headers: WebhookHeaders): Map<string, string> {
  const byName = new Map<string, string>();
  const collect = (value: string, name: string) => byName.set(name.toLowerCase(), value);
  if (isHeadersObject(headers)) {
    headers.forEach(collect);
    return byName;
  }
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === "string") collect(value, name);
    else if (Array.isArray(value) && value.length === 1) collect(String(value[0]), name);
  }
  return byName;
}

function isHeadersObject(
  headers: WebhookHeaders,
): headers is Extract<WebhookHeaders, { get(name: string): unknown }> {
  return typeof headers.get === "function" && typeof headers.forEach === "function";
}
