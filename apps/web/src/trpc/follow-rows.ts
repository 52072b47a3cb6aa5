export type FollowRowsDeps<Row> = {
  /** The rows in sight, as they stand now. */
  read(): Promise<Row[]>;
  /** False when whoever follows may no longer look. */
  isAllowed(): Promise<boolean>;
  wait(ms: number): Promise<void>;
};

const quickMs = 1_000;
const slowMs = 3_000;
const quietAfter = 30;

/**
 * Yields the rows in sight that are new or stand differently than when they were last yielded: at first all
 * of them, so that one who comes back after a gap misses nothing. The window is read whole each time: ids are
 * made before their commit, so what comes late may be older than what is there. Ends when looking is forbidden.
 */
export async function* followRows<Row extends { id: string }>(
  deps: FollowRowsDeps<Row>,
): AsyncGenerator<Row[]> {
  let yielded = new Map<string, string>();
  let quietFor = 0;
  for (let isFirst = true; ; isFirst = false) {
    if (!(await deps.isAllowed())) return;
    const rows = await deps.read();
    const now = new Map(rows.map((row) => [row.id, JSON.stringify(row)]));
    const changed = rows.filter((row) => yielded.get(row.id) !== now.get(row.id));
    yielded = now;
    quietFor = changed.length > 0 ? 0 : quietFor + 1;
    if (changed.length > 0 || isFirst) yield changed;
    await deps.wait(quietFor < quietAfter ? quickMs : slowMs);
  }
}
