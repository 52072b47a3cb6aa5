import { readFile } from "node:fs/promises";

export type Tally = { passed: number; failed: number; skipped: number };

type VitestReport = { numPassedTests: number; numFailedTests: number; numPendingTests: number };
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };

/** What vitest counted; a run that ended badly has failed, whatever it counted. */
export async function readVitestTally(file: string, exitCode: number): Promise<Tally> {
  const report = await readReport<VitestReport>(file);
  if (!report) return lostReport;
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = report;
  return withExitCode({ passed, failed, skipped }, exitCode);
}

/** What Playwright counted; a journey that passed only when repeated has failed. */
export async function readPlaywrightTally(file: string, exitCode: number): Promise<Tally> {
  const report = await readReport<PlaywrightReport>(file);
  if (!report) return lostReport;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return withExitCode({ passed: expected, failed: unexpected + flaky, skipped }, exitCode);
}

export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce((sum, tally) => ({
    passed: sum.passed + tally.passed,
    failed: sum.failed + tally.failed,
    skipped: sum.skipped + tally.skipped,
  }));
}

export function tallyLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

const lostReport: Tally = { passed: 0, failed: 1, skipped: 0 };

/** A file that does not load, or an error outside of a test, is in the exit code only. */
function withExitCode(tally: Tally, exitCode: number): Tally {
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

async function readReport<T>(file: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    return undefined;
  }
}
