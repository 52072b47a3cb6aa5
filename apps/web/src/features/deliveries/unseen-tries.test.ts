import { expect, it } from "vitest";
import { unseenTries } from "./unseen-tries.ts";

const byPlan = { triggerType: 0 } as const;
const byHand = { triggerType: 1 } as const;

it("does not take attempts that are loading or could not be loaded for none", () => {
  expect(unseenTries({ attemptCount: 2 }, [], "loading")).toBe("loading");
  expect(unseenTries({ attemptCount: 2 }, [], "failed")).toBe("failed");
  expect(unseenTries({ attemptCount: 0 }, [], "loading")).toBe("none");
  expect(unseenTries({ attemptCount: 0 }, [], "whole")).toBe("none");
});

it("counts those that are older than what was read, without those that the delivery does not count", () => {
  expect(unseenTries({ attemptCount: 3 }, [], "part")).toBe(3);
  expect(unseenTries({ attemptCount: 3 }, [byPlan, byHand, { ...byPlan, isLate: true }], "part")).toBe(2);
  expect(unseenTries({ attemptCount: 1 }, [byPlan, byHand], "part")).toBe(0);
});

it("hides nothing once all were read", () => {
  expect(unseenTries({ attemptCount: 8 }, [byPlan], "whole")).toBe(0);
});
