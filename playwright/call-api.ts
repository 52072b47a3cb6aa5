import { installation } from "./installation.ts";

/** One call of the REST API as the host makes it; `body` is sent as it is written. */
export async function callApi<Answer>(method: string, path: string, body?: string): Promise<Answer> {
  const { apiUrl, apiKey } = installation();
  const response = await fetch(`${apiUrl}/api/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  return JSON.parse(text === "" ? "null" : text) as Answer;
}
