import { Svix } from "svix";
import { PosthornError } from "../errors/posthorn-error.ts";
import { type Answer, jsonOf } from "./answer.ts";
import type { ResolvedOptions } from "./resolve-options.ts";
import { type Surroundings, sendWithRetries } from "./send-with-retries.ts";

export type Transport = {
  /**
   * Runs one operation of the official client. It makes path, query and headers; the body and the answer are
   * ours, whole, as its models know neither exact JSON text nor the fields that are Posthorn's own.
   */
  call<Out>(operation: (svix: Svix) => Promise<unknown>, body?: string): Promise<Out>;
  /** An operation that the official client does not have. */
  post<Out>(path: string, body: string, idempotencyKey: string): Promise<Out>;
};

export function createTransport(options: ResolvedOptions, surroundings: Surroundings): Transport {
  const { apiKey, serverUrl, retries } = options;

  async function call<Out>(operation: (svix: Svix) => Promise<unknown>, body?: string): Promise<Out> {
    const answers: Answer[] = [];
    const svix = new Svix(apiKey, {
      serverUrl,
      // It would retry network errors and 5xx only, at its own pace, under one time-out.
      retryScheduleInMs: [],
      fetch: async (url, init) => {
        const whole = body === undefined ? init : { ...init, body };
        answers.push(await sendWithRetries(new URL(String(url)), whole ?? {}, retries, surroundings));
        return new Response(null, { status: 204 });
      },
    });
    await operation(svix);
    return outOf<Out>(answers.at(-1));
  }

  async function post<Out>(path: string, body: string, idempotencyKey: string): Promise<Out> {
    const headers = {
      accept: "application/json",
      authorization: `Bearer ${apiKey}`,
      "content-type": "application/json",
      "idempotency-key": idempotencyKey,
    };
    const init = { method: "POST", headers, body };
    return outOf<Out>(await sendWithRetries(new URL(serverUrl + path), init, retries, surroundings));
  }

  return { call, post };
}

/** The one cast of an answer to its shape: the server is ours, and its own tests prove what it answers. */
function outOf<Out>(answer: Answer | undefined): Out {
  if (answer === undefined || answer.text === "") return undefined as Out;
  const json = jsonOf(answer);
  if (json === undefined || json === null) {
    const sentence = "The answer is not JSON, so not Posthorn's; check serverUrl.";
    throw new PosthornError("unexpected_response", sentence, { status: answer.status });
  }
  return json as Out;
}
