import { describe, expect, it } from "vitest";
import { schemaDifference } from "./schema-difference.ts";

const object = (properties: object, required: string[] = []) => ({ type: "object", properties, required });

describe("schemaDifference", () => {
  it("names what is new, gone, of another type, and asked for or no more", () => {
    const before = object({ id: { type: "integer" }, note: { type: "string" }, at: {} }, ["at"]);
    const after = object({ id: { type: "string" }, at: {}, lines: { type: "array" } }, ["id", "lines"]);
    expect(schemaDifference(before, after)).toEqual([
      { path: "id", kind: "retyped", from: "integer", to: "string" },
      { path: "id", kind: "required" },
      { path: "at", kind: "optional" },
      { path: "lines", kind: "added", type: "array", isRequired: true },
      { path: "note", kind: "removed", type: "string" },
    ]);
  });

  it("finds nothing between the same, and all of it where nothing was before", () => {
    const schema = object({ id: { type: "integer" } });
    expect(schemaDifference(schema, schema)).toEqual([]);
    expect(schemaDifference(undefined, schema)).toHaveLength(1);
  });
});
