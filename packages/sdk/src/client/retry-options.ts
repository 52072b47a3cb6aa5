import { PosthornError } from "../errors/posthorn-error.ts";

/**
 * How often and how long a request is tried. Tried again are 429, 5xx and failures of the network, each after
 * `baseDelayMs`, doubled a time, up to `maxDelayMs`, less up to a half at random; `Retry-After` counts when it
 * asks for more.
 *
 * @example
 * ```ts
 * import { createPosthorn, type RetryOptions } from "@posthorn/sdk";
 *
 * const patient: RetryOptions = { maxRetries: 10, maxTotalMs: 120_000 };
 * const posthorn = createPosthorn({ apiKey: "sk_test", retries: patient });
 * ```
 */
export type RetryOptions = {
  /** Tries after the first; 0 tries once. 5 by default. */
  readonly maxRetries?: number;
  /** The wait before the first retry, in milliseconds. 200 by default. */
  readonly baseDelayMs?: number;
  /** The longest wait of our own between two tries, in milliseconds. 5,000 by default. */
  readonly maxDelayMs?: number;
  /** The time of one try, to the last byte of its answer, in milliseconds. 10,000 by default. */
  readonly tryTimeoutMs?: number;
  /** The time of all tries and waits together, in milliseconds. 30,000 by default. */
  readonly maxTotalMs?: number;
};

const defaults: Required<RetryOptions> = {
  maxRetries: 5,
  baseDelayMs: 200,
  maxDelayMs: 5_000,
  tryTimeoutMs: 10_000,
  maxTotalMs: 30_000,
};

const bounds: Required<Record<keyof RetryOptions, readonly [min: number, max: number]>> = {
  maxRetries: [0, 100],
  baseDelayMs: [0, 3_600_000],
  maxDelayMs: [0, 3_600_000],
  tryTimeoutMs: [1, 3_600_000],
  maxTotalMs: [1, 86_400_000],
};

export function resolveRetryOptions(options: RetryOptions = {}): Required<RetryOptions> {
  const resolved = { ...defaults };
  for (const name of names) {
    const value = options[name] ?? defaults[name];
    const [min, max] = bounds[name];
    if (!Number.isInteger(value) || value < min || value > max) {
      throw new PosthornError("invalid_options", `retries.${name} must be a whole number, ${min} to ${max}.`);
    }
    resolved[name] = value;
  }
  return resolved;
}

const names = ["maxRetries", "baseDelayMs", "maxDelayMs", "tryTimeoutMs", "maxTotalMs"] as const;
