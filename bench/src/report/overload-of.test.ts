import { describe, expect, it } from "vitest";
import { overloadOf } from "./overload-of.ts";

describe("overloadOf", () => {
  it("is told when more than a second's work waited at the end of a held rate", () => {
    expect(overloadOf("steady", { pendingAtEnd: 9_000, endToEndPerSecond: 9_000 })).toBeUndefined();
    expect(overloadOf("half", { pendingAtEnd: 9_001, endToEndPerSecond: 9_000 })).toContain("9001 messages");
  });

  it("is not seen in a few that wait at a slow rate, or where work piles up on purpose", () => {
    expect(overloadOf("half", { pendingAtEnd: 400, endToEndPerSecond: 100 })).toBeUndefined();
    for (const scenario of ["backlog", "fan-out", "kill"] as const) {
      expect(overloadOf(scenario, { pendingAtEnd: 900_000, endToEndPerSecond: 9_000 })).toBeUndefined();
    }
  });
});
