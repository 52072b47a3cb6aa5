import { describe, expect, it } from "vitest";
import { checkExample } from "./check-example.ts";

describe("checkExample", () => {
  const schema = { type: "object", required: ["id"], properties: { id: { type: "integer" } } };

  it("says what does not fit, and where", () => {
    expect(checkExample(schema, { id: 1 })).toEqual({ kind: "valid" });
    expect(checkExample(schema, { id: "1" })).toEqual({
      kind: "invalid",
      problems: [{ path: "/id", message: "must be integer" }],
    });
    expect(checkExample({ ...schema, additionalProperties: false }, { id: 1, more: 2 })).toMatchObject({
      problems: [{ path: "", message: "must NOT have additional properties: more" }],
    });
  });

  it("goes by the draft that the schema names", () => {
    const tuple = {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      prefixItems: [{ type: "string" }],
    };
    expect(checkExample(tuple, [1]).kind).toBe("invalid");
  });

  it("gives up on a pattern that backtracks for ever, and on what is not there", () => {
    const endless = { type: "string", pattern: "^(a+)+$" };
    expect(checkExample(endless, `${"a".repeat(40)}!`)).toEqual({ kind: "unchecked" });
    expect(checkExample({ $ref: "#/$defs/none" }, 1)).toEqual({ kind: "unchecked" });
    expect(checkExample(schema, { id: 1 })).toEqual({ kind: "valid" });
  });
});
