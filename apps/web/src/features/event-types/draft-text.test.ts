import { describe, expect, it } from "vitest";
import { parseObject, parseValue, splitExample, withExample } from "./draft-text.ts";

describe("a draft as text", () => {
  it("comes back together as it was taken apart", () => {
    const whole = { type: "object", examples: [{ id: 1 }] };
    const { schemaText, exampleText } = splitExample(whole);
    expect(withExample(parseObject(schemaText).value ?? {}, parseValue(exampleText).value)).toEqual(whole);
    expect(schemaText).not.toContain("examples");
  });

  it("has no example where none is written", () => {
    expect(splitExample({ type: "object" }).exampleText).toBe("");
    expect(withExample({ type: "object" }, undefined)).toEqual({ type: "object" });
    expect(withExample({ examples: [] }, null)).toEqual({ examples: [null] });
  });

  it("begins with a schema that is one", () => {
    expect(parseObject(splitExample(null).schemaText).value).toMatchObject({ type: "object" });
  });

  it("tells what is no JSON from what is not there", () => {
    expect(parseValue("  ")).toEqual({ value: undefined, isBroken: false });
    expect(parseValue("{")).toEqual({ value: undefined, isBroken: true });
    expect(parseObject("[]").isBroken).toBe(true);
    expect(parseObject("").isBroken).toBe(true);
  });
});
