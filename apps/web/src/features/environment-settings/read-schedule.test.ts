import { expect, it } from "vitest";
import { readSchedule, writeSchedule } from "./read-schedule.ts";

it("reads what it writes, and what people write", () => {
  const delays = [5, 300, 1_800, 7_200, 86_400, 90, 0.5];
  expect(writeSchedule(delays)).toBe("5 s, 5 min, 30 min, 2 h, 1 d, 90 s, 0.5 s");
  expect(readSchedule(writeSchedule(delays))).toEqual(delays);
  expect(readSchedule(" 5,10S ,, 2m, 1.5 h ")).toEqual([5, 10, 120, 5_400]);
});

it("refuses what is no delay, and is empty where nothing stands", () => {
  for (const text of ["5 x", "-5", "five", "5 5"]) expect(readSchedule(text)).toBeNull();
  expect(readSchedule(" ")).toEqual([]);
});
