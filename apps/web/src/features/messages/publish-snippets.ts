import { quoteForShell } from "#features/deliveries/curl-of-attempt.ts";

/** A message to write as code that publishes it. */
export type Publishable = {
  apiUrl: string;
  /** The application's uid, or its id. */
  application: string;
  eventType: string;
  /** The exact text of the payload. */
  payload: string;
};

/** Publishes it with curl; the API key stands in the environment. */
export function publishWithCurl({ apiUrl, application, eventType, payload }: Publishable): string {
  const body = `{"eventType":${JSON.stringify(eventType)},"payload":${payload}}`;
  return [
    `curl -X POST ${quoteForShell(`${apiUrl}/api/v1/app/${encodeURIComponent(application)}/msg`)}`,
    '-H "authorization: Bearer $POSTHORN_API_KEY"',
    "-H 'content-type: application/json'",
    `--data-binary ${quoteForShell(body)}`,
  ].join(" \\\n  ");
}

/** Publishes it with the SDK. The payload is written as the JSON it is. */
export function publishWithTypeScript({ apiUrl, application, eventType, payload }: Publishable): string {
  return `import { createPosthorn } from "@posthorn/sdk";

const posthorn = createPosthorn({
  apiKey: process.env.POSTHORN_API_KEY ?? "",
  serverUrl: ${JSON.stringify(apiUrl)},
});
await posthorn.publish(${JSON.stringify(eventType)}, ${payload}, {
  application: ${JSON.stringify(application)},
});`;
}

/** Code for who has published nothing yet. */
export function firstPublishSnippets(apiUrl: string): { name: string; code: string }[] {
  const first = {
    apiUrl,
    application: "customer-1042",
    eventType: "order.created",
    payload: '{ "order": { "id": 1042 } }',
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
