import { readBounded } from "../bytes/read-bounded.ts";
import { PosthornError } from "../errors/posthorn-error.ts";
import type { Answer } from "./answer.ts";
import { errorFromAnswer } from "./error-from-answer.ts";
import { readRetryAfterMs, retryDelayMs } from "./retry-delay.ts";
import type { RetryOptions } from "./retry-options.ts";

/** Time, network and randomness, as arguments. */
export type Surroundings = {
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly random: () => number;
  readonly sleep: (ms: number) => Promise<void>;
};

type Tried =
  | { readonly answer: Answer }
  | { readonly error: PosthornError; readonly isWorthARetry: boolean; readonly retryAfterMs?: number };

// A page of 250 payloads of 1 MiB would be more; it is asked for in smaller pages.
const maxAnswerBytes = 64 * 1_048_576;

/**
 * Sends one request until it is answered with 2xx, an error that a retry would not mend, or the time or the
 * number of tries is used up. Every try sends the same headers: the idempotency key stays.
 */
export async function sendWithRetries(
  url: URL,
  init: RequestInit,
  options: Required<RetryOptions>,
  surroundings: Surroundings,
): Promise<Answer> {
  const { now, random, sleep } = surroundings;
  const deadline = now() + options.maxTotalMs;
  for (let retry = 0; ; retry++) {
    const timeoutMs = Math.max(1, Math.min(options.tryTimeoutMs, deadline - now()));
    const tried = await tryOnce(url, init, timeoutMs, surroundings);
    if ("answer" in tried) return tried.answer;
    const delayMs = retryDelayMs(retry, options, random(), tried.retryAfterMs);
    if (!tried.isWorthARetry || retry >= options.maxRetries || now() + delayMs >= deadline) throw tried.error;
    await sleep(delayMs);
  }
}

async function tryOnce(
  url: URL,
  init: RequestInit,
  timeoutMs: number,
  { fetch, now }: Surroundings,
): Promise<Tried> {
  const request = `${init.method ?? "GET"} ${url.pathname}`;
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    // A followed redirect would turn a POST into a GET and report success.
    const response = await fetch(url, { ...init, signal, redirect: "manual" });
    const answer = await readAnswer(response, request);
    if (response.ok) return { answer };
    return failureOf(answer, request, now());
  } catch (cause) {
    if (cause instanceof PosthornError) return { error: cause, isWorthARetry: false };
    return { error: errorFromFailure(cause, url, request, timeoutMs), isWorthARetry: true };
  }
}

async function readAnswer(response: Response, request: string): Promise<Answer> {
  const bytes =
    response.body === null ? new Uint8Array(0) : await readBounded(response.body.getReader(), maxAnswerBytes);
  if (bytes === null) {
    const sentence = `${request} answered more than 64 MiB: ask for smaller pages.`;
    throw new PosthornError("unexpected_response", sentence, { status: response.status });
  }
  return { status: response.status, headers: response.headers, text: new TextDecoder().decode(bytes) };
}

function failureOf(answer: Answer, request: string, now: number): Tried {
  const { status, headers } = answer;
  const isWorthARetry = status === 429 || (status >= 500 && status !== 501);
  const retryAfterMs = readRetryAfterMs(headers.get("retry-after"), now);
  const error = errorFromAnswer(answer, request, now);
  return { error, isWorthARetry, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

function errorFromFailure(cause: unknown, url: URL, request: string, timeoutMs: number): PosthornError {
  if (cause instanceof Error && (cause.name === "TimeoutError" || cause.name === "AbortError")) {
    return new PosthornError("timeout", `${request} was not answered within ${timeoutMs} ms.`, { cause });
  }
  const sentence = `${request} could not reach ${url.origin}: ${reasonOf(cause)}.`;
  return new PosthornError("network_error", sentence, { cause });
}

/** fetch says "fetch failed" and keeps what happened in its cause. */
function reasonOf(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  if (!(inner instanceof Error)) return "the network failed";
  return "code" in inner && typeof inner.code === "string" ? inner.code : inner.message;
}
