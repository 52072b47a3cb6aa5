import type { SendTarget } from "./load-send-targets.ts";

export type Webhook = { headers: Record<string, string>; body: string };

type Sign = (id: string, timestampSeconds: number, body: string) => string;

const userAgent = "Posthorn-Webhooks/0.1";

/**
 * The request of one attempt. The body is the payload's exact text; an object gets the endpoint's properties as a
 * last top-level member, unless it has one of that name. `timestampSeconds` is this attempt's, the id the message's.
 */
export function buildWebhook(
  message: { id: string; contentType: string | null; body: string },
  target: SendTarget,
  sign: Sign,
  timestampSeconds: number,
): Webhook {
  const body =
    target.properties !== null && message.contentType === null
      ? withProperties(message.body, target.properties)
      : message.body;
  const signature = sign(message.id, timestampSeconds, body);
  const timestamp = String(timestampSeconds);
  const headers: Record<string, string> = {
    "content-type": message.contentType ?? "application/json",
    "user-agent": userAgent,
  };
  if (target.headerFamily !== "svix") {
    headers["webhook-id"] = message.id;
    headers["webhook-timestamp"] = timestamp;
    headers["webhook-signature"] = signature;
  }
  if (target.headerFamily !== "webhook") {
    headers["svix-id"] = message.id;
    headers["svix-timestamp"] = timestamp;
    headers["svix-signature"] = signature;
  }
  for (const [name, value] of Object.entries(target.headers)) headers[name.toLowerCase()] = value;
  return { headers, body };
}

/** Splices the member in as text, so that not a byte of the payload changes. */
export function withProperties(payload: string, properties: string): string {
  const parsed: unknown = JSON.parse(payload);
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return payload;
  if (Object.hasOwn(parsed, "properties")) return payload;
  const end = payload.lastIndexOf("}");
  const comma = Object.keys(parsed).length === 0 ? "" : ",";
  return `${payload.slice(0, end)}${comma}"properties":${properties}${payload.slice(end)}`;
}
