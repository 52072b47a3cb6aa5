export type Percentiles = { p50: number; p99: number };

export type Histogram = {
  record(ms: number): void;
  count(): number;
  /** The value in ms that `percent` of the recorded ones do not exceed, to within 1.6 %; 0 when empty. */
  percentile(percent: number): number;
  percentiles(): Percentiles;
  clear(): void;
};

const subBuckets = 64;
const octaves = 32;

/** Counts in log-scale buckets of microseconds: bounded memory, whatever is recorded. */
export function createHistogram(): Histogram {
  const buckets = new Uint32Array(subBuckets * (octaves + 1));
  let total = 0;

  function percentile(percent: number): number {
    const rank = Math.max(1, Math.ceil((total * percent) / 100));
    let seen = 0;
    for (let index = 0; index < buckets.length; index++) {
      seen += buckets[index] ?? 0;
      if (seen >= rank) return Math.round(upperBound(index)) / 1000;
    }
    return 0;
  }

  return {
    record: (ms) => {
      const index = bucketOf(ms * 1000);
      buckets[index] = (buckets[index] ?? 0) + 1;
      total += 1;
    },
    count: () => total,
    percentile,
    percentiles: () => ({ p50: percentile(50), p99: percentile(99) }),
    clear: () => {
      buckets.fill(0);
      total = 0;
    },
  };
}

// Below 64 µs a bucket a microsecond; above, 64 buckets to each doubling.
function bucketOf(microseconds: number): number {
  const value = Math.min(Math.max(0, Math.floor(microseconds)), 2 ** 31 * (subBuckets / 64));
  if (value < subBuckets) return value;
  const octave = 31 - Math.clz32(value) - 5;
  return octave * subBuckets + (Math.floor(value / 2 ** (octave - 1)) - subBuckets);
}

function upperBound(index: number): number {
  const octave = Math.floor(index / subBuckets);
  if (octave === 0) return index + 1;
  return ((index % subBuckets) + subBuckets + 1) * 2 ** (octave - 1);
}
