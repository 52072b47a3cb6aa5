import { expect, it } from "vitest";
import {
  createFixedController,
  createSeekingController,
  type Pace,
  type RateController,
} from "./rate-controller.ts";

const stepMs = 50;

it("finds the rate that is kept up with", () => {
  const { rates, backlogs } = play(createSeekingController(), { capacity: 9_000, steps: 600 });
  const late = rates.slice(-200);
  const mean = late.reduce((sum, rate) => sum + rate, 0) / late.length;
  expect(mean).toBeGreaterThan(8_800);
  expect(mean).toBeLessThan(9_200);
  expect(Math.max(...backlogs.slice(-200))).toBeLessThan(9_000);
});

it("follows a rate that falls, and never lets more than a second's work wait for long", () => {
  const { backlogs } = play(createSeekingController(), {
    capacity: 9_000,
    falls: { at: 300, to: 2_000 },
    steps: 900,
  });
  expect(backlogs.at(-1)).toBeLessThan(2_000);
});

it("lets something through when nothing is delivered, and no more", () => {
  const { released } = play(createSeekingController(), { capacity: 0, steps: 400 });
  expect(released).toBeGreaterThan(0);
  expect(released).toBeLessThanOrEqual(500);
});

it("keeps a fixed rate, and holds it at a second's work", () => {
  const control = createFixedController(3_000);
  expect(control({ nowMs: 0, released: 0, delivered: 0 })).toEqual({
    ratePerSecond: 3_000,
    mayRelease: 3_000,
  });
  expect(play(control, { capacity: 1_000, steps: 400 }).backlogs.at(-1)).toBeLessThanOrEqual(3_000);
});

type Machine = { capacity: number; steps: number; falls?: { at: number; to: number } };

/** A machine that delivers `capacity` a second, asked by a generator that does what it is told. */
function play(control: RateController, { capacity, steps, falls }: Machine) {
  let released = 0;
  let delivered = 0;
  let pace: Pace = { ratePerSecond: 0, mayRelease: 0 };
  const rates: number[] = [];
  const backlogs: number[] = [];
  for (let step = 0; step < steps; step++) {
    const capacityNow = falls && step >= falls.at ? falls.to : capacity;
    released = Math.max(
      released,
      Math.min(pace.mayRelease, released + (pace.ratePerSecond * stepMs) / 1_000),
    );
    const next = Math.min(released, delivered + (capacityNow * stepMs) / 1_000);
    rates.push(((next - delivered) * 1_000) / stepMs);
    delivered = next;
    backlogs.push(released - delivered);
    pace = control({ nowMs: step * stepMs, released, delivered });
  }
  return { rates, backlogs, released };
}
