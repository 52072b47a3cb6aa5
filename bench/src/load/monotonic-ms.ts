const offsetMs = Number(process.hrtime.bigint()) / 1e6 - performance.now();

/** Milliseconds of the machine's one monotonic clock: comparable between processes, never set back. */
export function monotonicMs(): number {
  return performance.now() + offsetMs;
}
