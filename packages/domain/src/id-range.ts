import { limits } from "@posthorn/contract";
import { type IdPrefix, lowestId } from "@posthorn/db";
import type { IdRange } from "@posthorn/queue";

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** The ids of what was made between two instants: 90 days back where nothing is said, an hour ahead at most. */
export function idRange(
  prefix: IdPrefix,
  bounds: { before?: Date | undefined; after?: Date | undefined },
  now: Date,
): IdRange {
  const earliest = now.getTime() - limits.lookBackDays * dayMs;
  const latest = now.getTime() + hourMs;
  const from = Math.max(earliest, bounds.after ? bounds.after.getTime() + 1 : earliest);
  const to = Math.min(latest, bounds.before?.getTime() ?? latest);
  return { from: lowestId(prefix, from), to: lowestId(prefix, Math.max(from, to)) };
}
