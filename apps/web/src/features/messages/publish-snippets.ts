import { quoteForShell } from "#features/deliveries/curl-of-attempt.ts";
import { jsonContentType } from "#features/payload/json-content-type.ts";

/** A message to write as code that publishes it. */
export type Publishable = {
  apiUrl: string;
  /** The application's uid, or its id. */
  application: string;
  eventType: string;
  /** The exact text of the payload. */
  payload: string;
  contentType: string;
};

/** Whether its payload is no JSON, and goes beside the place for one. */
export function isRaw({ contentType }: Pick<Publishable, "contentType">): boolean {
  return contentType !== jsonContentType;
}

/** Publishes it with curl; the API key stands in the environment. */
export function publishWithCurl(message: Publishable): string {
  const { apiUrl, application, eventType } = message;
  const body = `{"eventType":${JSON.stringify(eventType)},${payloadMembers(message)}}`;
  return [
    `curl -X POST ${quoteForShell(`${apiUrl}/api/v1/app/${encodeURIComponent(application)}/msg`)}`,
    '-H "authorization: Bearer $POSTHORN_API_KEY"',
    "-H 'content-type: application/json'",
    `--data-binary ${quoteForShell(body)}`,
  ].join(" \\\n  ");
}

function payloadMembers(message: Publishable): string {
  const { payload, contentType } = message;
  if (!isRaw(message)) return `"payload":${payload}`;
  const raw = { rawPayload: payload, headers: { "content-type": contentType } };
  return `"payload":{},"transformationsParams":${JSON.stringify(raw)}`;
}

/** Publishes it with the SDK, to the byte: as an object where that prints as the same text, else as the text. */
export function publishWithTypeScript({ apiUrl, application, eventType, payload }: Publishable): string {
  const isObject = isSameAsObject(payload);
  return `import { createPosthorn${isObject ? "" : ", rawJson"} } from "@posthorn/sdk";

const posthorn = createPosthorn({
  apiKey: process.env.POSTHORN_API_KEY ?? "",
  serverUrl: ${JSON.stringify(apiUrl)},
});
await posthorn.publish(${JSON.stringify(eventType)}, ${isObject ? payload : `rawJson(${templateOf(payload)})`}, {
  application: ${JSON.stringify(application)},
});`;
}

/** Numbers of many digits, `1.10`, white space and the order of keys may not survive being an object. */
function isSameAsObject(payload: string): boolean {
  // In code this key sets the prototype.
  if (payload.includes('"__proto__"')) return false;
  try {
    return JSON.stringify(JSON.parse(payload)) === payload;
  } catch {
    return false;
  }
}

/** A text as a template literal, which would take \r for a line's end. */
function templateOf(text: string): string {
  return `\`${text.replaceAll(/\\|`|\$\{/g, "\\$&").replaceAll("\r", "\\r")}\``;
}

/** Code for who has published nothing yet. */
export function firstPublishSnippets(apiUrl: string): { name: string; code: string }[] {
  const first = {
    apiUrl,
    application: "customer-1042",
    eventType: "order.created",
    payload: '{"order":{"id":1042}}',
    contentType: jsonContentType,
  };
  // curl does not create the application as the SDK does.
  const create = [
    `curl -X POST ${quoteForShell(`${apiUrl}/api/v1/app?get_if_exists=true`)}`,
    '-H "authorization: Bearer $POSTHORN_API_KEY"',
    "-H 'content-type: application/json'",
    `--data-binary '{"name":"Kopi Kita","uid":"customer-1042"}'`,
  ].join(" \\\n  ");
  return [
    { name: "TypeScript", code: publishWithTypeScript(first) },
    { name: "curl", code: `${create}\n\n${publishWithCurl(first)}` },
  ];
}
