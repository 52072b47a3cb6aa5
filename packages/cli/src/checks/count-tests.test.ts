import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addTallies, readPlaywrightTally, readVitestTally, tallyLine } from "./count-tests.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "posthorn-tally-"));
});

afterAll(() => rm(folder, { recursive: true }));

async function reportFile(report: object): Promise<string> {
  const file = join(folder, "report.json");
  await writeFile(file, JSON.stringify(report));
  return file;
}

describe("the count of all tests", () => {
  it("sums what both runners counted", async () => {
    const vitest = await readVitestTally(
      await reportFile({ numPassedTests: 7, numFailedTests: 1, numPendingTests: 2 }),
      1,
    );
    const playwright = await readPlaywrightTally(
      await reportFile({ stats: { expected: 3, unexpected: 0, flaky: 1, skipped: 0 } }),
      0,
    );
    expect(tallyLine(addTallies([vitest, playwright]))).toBe("10 passed, 2 failed, 2 skipped");
  });

  it("counts a failure when a runner ends badly without a failed test", async () => {
    const report = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 0 };
    expect(await readVitestTally(await reportFile(report), 1)).toMatchObject({ passed: 7, failed: 1 });
  });

  it("counts a failure when a runner leaves no report", async () => {
    expect(await readVitestTally(join(folder, "none.json"), 0)).toMatchObject({ failed: 1 });
  });
});
