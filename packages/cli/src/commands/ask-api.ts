import type { Access } from "./find-access.ts";

const timeoutMs = 10_000;

/** Reads from the API; when there is none, says how to get one. */
export async function askFor({ apiKey, serverUrl }: Access, path: string): Promise<Response> {
  const url = `${serverUrl}${path}`;
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

/** The error that says why the API refused. */
export async function refusalOf({ serverUrl }: Access, response: Response): Promise<Error> {
  return new Error(`The API at ${serverUrl} refused: ${await detailOf(response)}`);
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
