import { describe, expect, it } from "vitest";
import { createSignInLimiter } from "./sign-in-limiter.ts";

const at = (ms: number) => new Date(1_800_000_000_000 + ms);

describe("createSignInLimiter", () => {
  it("says how long to wait until the oldest try no longer counts", () => {
    const limiter = createSignInLimiter();
    for (let i = 0; i < 10; i += 1) expect(limiter.take("ana", "a", at(i * 1_000))).toBe(0);
    expect(limiter.take("ana", "a", at(10_000))).toBe(890);
    expect(limiter.take("ana", "a", at(900_001))).toBe(0);
  });

  it("limits one account from many addresses, and one address with many accounts", () => {
    const limiter = createSignInLimiter();
    for (let i = 0; i < 50; i += 1) expect(limiter.take("ana", `a${i}`, at(0))).toBe(0);
    expect(limiter.take("ana", "another", at(0))).toBe(900);
    for (let i = 0; i < 100; i += 1) expect(limiter.take(`user${i}`, "b", at(0))).toBe(0);
    expect(limiter.take("yet-another", "b", at(0))).toBe(900);
  });

  it("forgets on success", () => {
    const limiter = createSignInLimiter();
    for (let i = 0; i < 10; i += 1) limiter.take("ana", "a", at(0));
    limiter.clear("ana", "a");
    expect(limiter.take("ana", "a", at(0))).toBe(0);
  });
});
