import { expect, it } from "vitest";
import { createDeliveryLedger } from "./delivery-ledger.ts";

it("counts each delivery once and its repeats apart, in any order", () => {
  const ledger = createDeliveryLedger();
  const numbers = [7, 0, 8, 1_000_003, 7, 8, 8];
  expect(numbers.map(ledger.add)).toEqual([true, true, true, true, false, false, false]);
  expect([ledger.delivered(), ledger.duplicated()]).toEqual([4, 3]);
});

it("keeps what it knows while it grows", () => {
  const ledger = createDeliveryLedger();
  for (let number = 0; number < 2_000_000; number += 7) ledger.add(number);
  for (let number = 0; number < 2_000_000; number += 7) ledger.add(number);
  expect(ledger.delivered()).toBe(ledger.duplicated());
  expect(ledger.add(6)).toBe(true);
});

it("refuses numbers that no run reaches", () => {
  const ledger = createDeliveryLedger();
  expect(() => ledger.add(-1)).toThrow(RangeError);
  expect(() => ledger.add(2 ** 31)).toThrow(RangeError);
});
