import { expect, it } from "vitest";
import { type BarRange, isInRange, moveRange } from "./bar-range.ts";

const press = (range: BarRange | null, key: string, shiftKey = false) =>
  moveRange(range, { key, shiftKey }, 12);

it("begins at the newest bar, or at the oldest, and stays inside", () => {
  expect(press(null, "ArrowLeft")).toEqual({ from: 11, to: 11 });
  expect(press(null, "ArrowRight")).toEqual({ from: 0, to: 0 });
  expect(press({ from: 0, to: 0 }, "ArrowLeft")).toEqual({ from: 0, to: 0 });
  expect(press({ from: 3, to: 3 }, "PageUp")).toEqual({ from: 11, to: 11 });
  expect(press({ from: 3, to: 3 }, "Home")).toEqual({ from: 0, to: 0 });
});

it("chooses the bars on the way while Shift is held, in either direction", () => {
  const chosen = press(press({ from: 5, to: 5 }, "ArrowLeft", true), "ArrowLeft", true);
  expect(chosen).toEqual({ from: 5, to: 3 });
  expect([2, 3, 5, 6].map((place) => isInRange({ from: 5, to: 3 }, place))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(press(chosen, "ArrowRight")).toEqual({ from: 4, to: 4 });
});

it("leaves other keys alone", () => {
  expect(press({ from: 1, to: 1 }, "j")).toBeNull();
});
