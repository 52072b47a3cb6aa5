/** How many buckets a latency histogram has. */
export const latencyBucketCount = 40;

const firstUpperMs = 1;
const growth = 1.35;

/**
 * The bucket of a duration: 0 up to 1 ms, each next 35 % wider, the last everything above about two minutes.
 * Buckets of any rows can be added, which percentiles cannot.
 */
export function latencyBucket(ms: number): number {
  if (ms <= firstUpperMs) return 0;
  const bucket = Math.ceil(Math.log(ms / firstUpperMs) / Math.log(growth));
  return Math.min(bucket, latencyBucketCount - 1);
}

/** The upper bound of a bucket in milliseconds: what a percentile that falls into it reads. */
export function latencyBucketUpperMs(bucket: number): number {
  return firstUpperMs * growth ** bucket;
}
