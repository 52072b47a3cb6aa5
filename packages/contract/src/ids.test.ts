import { describe, expect, it } from "vitest";
import { idPattern, idPrefixes, messageId } from "./ids.ts";

describe("ids", () => {
  it("take 27 base62 characters after their prefix and nothing else", () => {
    const tail = "0123456789ABCDEFGHIJKLMNOab";
    expect(idPattern("message").test(`msg_${tail}`)).toBe(true);
    expect(idPattern("message").test(`msg_${tail}0`)).toBe(false);
    expect(idPattern("message").test(`msg_${tail.slice(1)}-`)).toBe(false);
    expect(idPattern("message").test(`app_${tail}`)).toBe(false);
    expect(messageId.safeParse(`msg_${tail}\n`).success).toBe(false);
  });

  it("have prefixes of which none begins another", () => {
    const prefixes = Object.values(idPrefixes);
    const clashes = prefixes.filter((a) => prefixes.some((b) => a !== b && b.startsWith(a)));
    expect(clashes).toEqual([]);
  });
});
