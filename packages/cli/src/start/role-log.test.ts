import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createErrorLines } from "./error-lines.ts";
import { openRoleLog } from "./role-log.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "posthorn-log-"));
});

afterEach(() => rm(folder, { recursive: true }));

describe("openRoleLog", () => {
  it("keeps the last lines within twice its bound, over restarts too", async () => {
    const file = join(folder, "logs", "api.log");
    for (let start = 0; start < 3; start += 1) {
      const log = openRoleLog(file, 1_000);
      for (let line = 0; line < 50; line += 1) log.write(`start ${start} line ${line} ${"x".repeat(20)}`);
      log.close();
    }
    expect((await stat(file)).size).toBeLessThanOrEqual(1_000);
    expect((await stat(`${file}.1`)).size).toBeLessThanOrEqual(1_000);
    expect(await readFile(file, "utf8")).toContain("start 2 line 49");
  });

  it("cuts a line that is far too long", async () => {
    const file = join(folder, "api.log");
    const log = openRoleLog(file);
    log.write("x".repeat(1_000_000));
    log.close();
    expect((await stat(file)).size).toBeLessThan(20_000);
  });
});

describe("createErrorLines", () => {
  it("prints the beginning of a flood, and where the rest is, once in ten seconds", () => {
    const printed: string[] = [];
    let now = 0;
    const onLine = createErrorLines(
      "api",
      "logs/api.log",
      (text) => printed.push(text),
      () => now,
    );
    for (let line = 0; line < 100; line += 1) onLine(`error ${line}`, "stderr");
    expect(printed).toHaveLength(11);
    expect(printed.at(-1)).toBe("api | more of these in logs/api.log\n");
    now = 20_000;
    onLine("error again", "stderr");
    expect(printed.at(-1)).toBe("api | error again\n");
  });
});
