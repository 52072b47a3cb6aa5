import { describe, expect, it } from "vitest";
import { printResult } from "../report/print-result.ts";
import { buildResult, type Figures } from "./build-result.ts";

const figures: Figures = {
  scenario: "steady",
  endToEndPerSecond: 9_259.6,
  publishMs: { p50: 3.456789, p99: 21.5 },
  arrivalMs: { p50: 40, p99: 99.999 },
  usage: {
    peakRssMb: { api: 210.04, worker: 180, postgres: 400, generator: 90, receiver: 80 },
    cpuSeconds: { api: 12.345, worker: 11, postgres: 25, generator: 9, receiver: 6 },
    othersCpuSeconds: 0,
  },
  bytes: 1_000_000,
  messages: 800,
  published: 800,
  delivered: 801,
  lost: 0,
  duplicated: 1,
  pendingAtEnd: 12,
};

type Given = Parameters<typeof buildResult>[0];
const bench: Pick<Given, "limit"> = { limit: { perSecond: 28_200, cpuMicroseconds: undefined } };
const build = (change: Partial<Figures> = {}) => buildResult(bench, { ...figures, ...change });

describe("buildResult", () => {
  it("has the fields that scripts read, each rounded to what it is good for", () => {
    expect(JSON.parse(JSON.stringify(build()))).toEqual({
      scenario: "steady",
      limitPerSecond: 28_200,
      endToEndPerSecond: 9_260,
      ratio: 0.328,
      publishMs: { p50: 3.46, p99: 21.5 },
      arrivalMs: { p50: 40, p99: 100 },
      peakRssMb: { api: 210, worker: 180, postgres: 400 },
      cpuSeconds: { api: 12.35, worker: 11, postgres: 25, generator: 9, receiver: 6 },
      bytesPerMessage: 1_250,
      published: 800,
      delivered: 801,
      lost: 0,
      duplicated: 1,
      pendingAtEnd: 12,
    });
  });

  it("has null for what was not measured, which is printed as no number", () => {
    const result = build({ publishMs: null, arrivalMs: null });
    expect(result).toMatchObject({
      publishMs: { p50: null, p99: null },
      arrivalMs: { p50: null, p99: null },
    });
    expect(printResult(result)).not.toMatch(/null|NaN/);
    expect(printResult(result)).toContain("12 pending at the end");
  });
});
