import { describe, expect, it } from "vitest";
import { compareFields, hasField, pathText, schemaFields } from "./schema-fields.ts";

const order = {
  type: "object",
  required: ["id", "lines"],
  properties: {
    id: { type: "integer", description: "Yours." },
    note: { type: ["string", "null"] },
    status: { enum: ["open", "paid"] },
    lines: { type: "array", items: { $ref: "#/$defs/line" } },
  },
  $defs: { line: { type: "object", required: ["sku"], properties: { sku: { type: "string" } } } },
};

const textsOf = (schema: unknown) =>
  schemaFields(schema).map(
    ({ path, type, isRequired }) => `${pathText(path)}${isRequired ? "" : "?"}: ${type}`,
  );

describe("schemaFields", () => {
  it("lists properties in order, with what a reference brings in", () => {
    expect(textsOf(order)).toEqual([
      "id: integer",
      "note?: string | null",
      'status?: "open" | "paid"',
      "lines: array",
      "lines[].sku: string",
    ]);
    expect(schemaFields(order)[0]?.description).toBe("Yours.");
  });

  it("adds up allOf; what is only an alternative is not required", () => {
    const schema = {
      allOf: [{ required: ["a"], properties: { a: { type: "string" } } }],
      oneOf: [{ required: ["b"], properties: { b: { type: "number" } } }],
    };
    expect(textsOf(schema)).toEqual(["a: string", "b?: number"]);
  });

  it("ends where a schema refers to itself, and where it describes very much", () => {
    const tree = { properties: { left: { $ref: "#" }, right: { $ref: "#" } } };
    expect(schemaFields(tree).length).toBeLessThanOrEqual(500);
    expect(schemaFields({ $ref: "#/$defs/a", $defs: { a: { $ref: "#/$defs/a" } } })).toEqual([]);
    for (const odd of [null, true, [], "x", { properties: 1 }]) expect(schemaFields(odd)).toEqual([]);
  });
});

describe("compareFields", () => {
  it("names what is gone, not what was below it, and what is asked for anew", () => {
    const after = {
      required: ["id", "note"],
      properties: { id: { type: "integer" }, note: { type: "string" }, status: {} },
    };
    const { removed, required } = compareFields(order, after);
    expect(removed.map(pathText)).toEqual(["lines"]);
    expect(required.map(pathText)).toEqual(["note"]);
  });
});

describe("hasField", () => {
  it("finds a property also in one element of an array", () => {
    const payload = { lines: [{}, { sku: null }], toString: undefined };
    expect(hasField(payload, ["lines", "[]", "sku"])).toBe(true);
    expect(hasField(payload, ["lines", "[]", "price"])).toBe(false);
    expect(hasField(payload, ["constructor"])).toBe(false);
    expect(hasField([1], ["length"])).toBe(false);
  });
});
