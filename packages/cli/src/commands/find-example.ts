const timeoutMs = 10_000;

type EventType = { schemas?: Record<string, unknown> | null };

/** The example that an event type's schema carries, in its newest version that has one. */
export async function findExample(
  { apiKey, serverUrl }: { apiKey: string; serverUrl: string },
  name: string,
): Promise<unknown> {
  const response = await askFor(`${serverUrl}/api/v1/event-type/${encodeURIComponent(name)}/`, apiKey);
  if (response.status === 404) throw new Error(`There is no event type ${name} in this environment.`);
  if (!response.ok) throw new Error(`The API at ${serverUrl} refused: ${await detailOf(response)}`);
  const { schemas } = (await response.json()) as EventType;
  const newestFirst = Object.entries(schemas ?? {}).sort(([a], [b]) => Number(b) - Number(a));
  for (const [, schema] of newestFirst) {
    const example = exampleOf(schema);
    if (example !== undefined) return example;
  }
  throw new Error(
    `${name} has no example: add "examples": [ … ] to its schema, or declare one with the SDK.`,
  );
}

async function askFor(url: string, apiKey: string): Promise<Response> {
  try {
    const headers = { authorization: `Bearer ${apiKey}` };
    return await fetch(url, { headers, redirect: "error", signal: AbortSignal.timeout(timeoutMs) });
  } catch (error) {
    const { origin } = new URL(url);
    throw new Error(`The API does not answer at ${origin}: start Posthorn, or set POSTHORN_API_URL.`, {
      cause: error,
    });
  }
}

/** `examples` is JSON Schema's own word; many write `example`. */
function exampleOf(schema: unknown): unknown {
  if (typeof schema !== "object" || schema === null) return undefined;
  const { examples, example } = schema as { examples?: unknown; example?: unknown };
  return Array.isArray(examples) && examples.length > 0 ? examples[0] : example;
}

async function detailOf(response: Response): Promise<string> {
  const text = (await response.text()).slice(0, 10_000);
  try {
    const { detail } = JSON.parse(text) as { detail?: unknown };
    return typeof detail === "string" ? detail : text;
  } catch {
    return `status ${response.status}`;
  }
}
