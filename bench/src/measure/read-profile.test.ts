import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "../stack/server-process.ts";
import { readProfile } from "./read-profile.ts";

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "posthorn-profile-"));
  file = join(folder, "one.cpuprofile");
  await writeFile(file, JSON.stringify(profile));
});

afterAll(() => rm(folder, { recursive: true }));

const ours = pathToFileURL(join(root, "packages/queue/src/claim.ts")).href;
const theirs = pathToFileURL(join(root, "node_modules/@fastify/cors/index.js")).href;
const node = (id: number, functionName: string, url: string, children: number[] = []) => ({
  id,
  callFrame: { functionName, url, lineNumber: 9 },
  children,
});
/** Samples of 10 ms from 1,000 ms on; `claim` calls itself, and then the dependency. */
const profile = {
  nodes: [
    node(1, "(root)", "", [2, 5]),
    node(2, "claim", ours, [3]),
    node(3, "claim", ours, [4]),
    node(4, "hook", theirs),
    node(5, "(idle)", ""),
  ],
  startTime: 1_000_000,
  samples: [2, 3, 4, 5, 4],
  timeDeltas: [10_000, 10_000, 10_000, 10_000, 10_000],
};

it("tells time by function and package, a function that calls itself once", async () => {
  const report = await readProfile(file, { fromMs: 0, toMs: 10_000 });
  expect([report.busyMs, report.idleMs]).toEqual([40, 10]);
  expect(report.functions.slice(0, 2)).toEqual([
    { name: "claim", place: "packages/queue/src/claim.ts:10", selfMs: 20, totalMs: 40 },
    { name: "hook", place: "node_modules/@fastify/cors/index.js:10", selfMs: 20, totalMs: 20 },
  ]);
  expect(report.packages).toContainEqual({ name: "@fastify/cors", selfMs: 20 });
});

it("counts what was sampled in the window only", async () => {
  const report = await readProfile(file, { fromMs: 1_015, toMs: 1_035 });
  expect([report.busyMs, report.idleMs]).toEqual([20, 0]);
});
