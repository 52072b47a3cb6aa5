import { PosthornCallError } from "./posthorn-call-error.ts";

export type ClientOptions = {
  apiUrl: string;
  token: string;
  refresh?: (() => Promise<string>) | undefined;
};

export type Call = {
  method?: "GET" | "POST" | "PATCH" | "DELETE";
  query?: Readonly<Record<string, string | undefined>>;
  body?: unknown;
};

export type Client = {
  call(path: string, call?: Call): Promise<unknown>;
  /** Goes on with other options; what is under way ends with the old ones. */
  configure(options: ClientOptions): void;
};

const timeoutMs = 20_000;

/** Calls the API with a session token; one that has ended is renewed once, by the host. */
export function createClient(first: ClientOptions): Client {
  let options = first;
  let { token } = first;
  let renewing: Promise<string> | undefined;

  function renew(refresh: () => Promise<string>): Promise<string> {
    renewing ??= refresh().finally(() => {
      renewing = undefined;
    });
    return renewing;
  }

  async function call(path: string, { method = "GET", query = {}, body }: Call = {}): Promise<unknown> {
    const url = `${options.apiUrl.replace(/\/$/, "")}/api/v1/${path}${queryText(query)}`;
    const response = await send(url, method, body);
    if (response.status !== 401 || !options.refresh) return read(response);
    token = await renew(options.refresh);
    return read(await send(url, method, body));
  }

  async function send(url: string, method: string, body: unknown): Promise<Response> {
    const hasBody = body !== undefined;
    try {
      return await fetch(url, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(hasBody ? { "content-type": "application/json" } : {}),
        },
        ...(hasBody ? { body: JSON.stringify(body) } : {}),
        credentials: "omit",
        signal: AbortSignal.timeout(timeoutMs),
      });
    } catch (cause) {
      throw new PosthornCallError(0, "unreachable", String(cause));
    }
  }

  return {
    call,
    configure: (next) => {
      if (next.token !== options.token) token = next.token;
      options = next;
    },
  };
}

async function read(response: Response): Promise<unknown> {
  const text = await response.text();
  const body: unknown = text === "" ? null : parseOrNull(text);
  if (response.ok) return body;
  const { code, detail } = Object(body) as { code?: unknown; detail?: unknown };
  if (!Array.isArray(detail)) {
    throw new PosthornCallError(response.status, String(code ?? ""), String(detail ?? response.statusText));
  }
  const issues = detail as { loc: string[]; msg: string; type: string }[];
  const fields = Object.fromEntries(issues.map(({ loc, msg }) => [loc[1] ?? "", msg]));
  const [issue] = issues;
  throw new PosthornCallError(response.status, issue?.type ?? "value_error", issue?.msg ?? "", fields);
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function queryText(query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length > 0 ? `?${new URLSearchParams(given)}` : "";
}
