import { type OperationId, type Route, routes } from "@posthorn/contract";
import { ApiException, Svix } from "svix";
import { expect } from "vitest";
import { urlOf } from "./operation.ts";

const table: Record<string, Route> = routes;

/**
 * The unmodified official client, pointed at a running server. Each answer that is no error must have a status that
 * the contract names, and a body that the contract's schema reads. `onAnswer` hears which operation it was.
 */
export function svixClient(
  serverUrl: string,
  token: string,
  onAnswer: (id: OperationId) => void = () => undefined,
): Svix {
  const fetchChecked: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (!response.ok) return response;
    const [id, route] = operationAt(init?.method ?? "GET", new URL(String(input)).pathname);
    await checkAnswer(id, route, response.clone());
    onAnswer(id);
    return response;
  };
  return new Svix(token, { serverUrl, retryScheduleInMs: [], fetch: fetchChecked });
}

/** What the server refused a call with. */
export async function refusal(call: Promise<unknown>): Promise<{ code: number; body: unknown }> {
  const error = await call.then(
    () => new Error("it was answered"),
    (caught: unknown) => caught,
  );
  if (!(error instanceof ApiException)) throw error;
  return { code: error.code, body: error.body };
}

async function checkAnswer(id: OperationId, route: Route, response: Response): Promise<void> {
  const text = await response.text();
  expect(Object.keys(route.responses)).toContain(String(response.status));
  const schema = route.responses[response.status];
  if (!schema) expect([id, text]).toEqual([id, ""]);
  else expect([id, schema.safeParse(JSON.parse(text)).error]).toEqual([id, undefined]);
}

/** Of paths that fit, the one with the fewest parameters, as the server chooses too. */
function operationAt(method: string, pathname: string): [OperationId, Route] {
  const path = pathname.replace(/\/$/, "");
  const found = Object.entries(table).filter(([, route]) => {
    const pattern = new RegExp(`^${urlOf(route).replaceAll(/:\w+/g, "[^/]+")}$`);
    return route.method === method && pattern.test(path);
  });
  const [first] = found.sort((a, b) => a[1].path.split("{").length - b[1].path.split("{").length);
  if (!first) throw new Error(`${method} ${path} is no operation`);
  return first as [OperationId, Route];
}
