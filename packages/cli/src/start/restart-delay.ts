const firstMs = 250;
const longestMs = 15_000;

/** How long to wait before a start after so many quick ends in a row: 0.25 s, 0.5 s, 1 s … 15 s. */
export function restartDelayMs(quickEnds: number): number {
  return Math.min(firstMs * 2 ** Math.max(0, quickEnds - 1), longestMs);
}
