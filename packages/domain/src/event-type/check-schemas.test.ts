import { describe, expect, it } from "vitest";
import { DomainError } from "../domain-error.ts";
import { checkSchemas } from "./check-schemas.ts";

function problemsOf(schema: unknown): string[] {
  try {
    checkSchemas({ "1": schema });
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.fields.map(({ loc, msg }) => `${loc.join(".")}: ${msg}`);
  }
}

describe("checkSchemas", () => {
  it.each([
    [{}],
    [
      {
        type: "object",
        properties: { a: { $ref: "#/definitions/a" } },
        definitions: { a: { type: "string" } },
      },
    ],
    [{ $schema: "http://json-schema.org/draft-07/schema#", type: ["string", "null"] }],
    [
      {
        $schema: "https://json-schema.org/draft/2020-12/schema",
        prefixItems: [{ type: "string" }],
        $defs: {},
      },
    ],
    [{ examples: [{ $ref: "https://evil.example/schema" }], "x-own": 1, format: "made-up" }],
  ])("takes %j", (schema) => {
    expect(problemsOf(schema)).toEqual([]);
  });

  it.each([
    [{ type: "objekt" }, "not a valid JSON Schema"],
    [{ properties: [] }, "not a valid JSON Schema"],
    [{ minimum: "1" }, "not a valid JSON Schema"],
    [{ $schema: "https://json-schema.org/draft/2020-12/schema", prefixItems: {} }, "not a valid JSON Schema"],
    [{ $schema: "http://json-schema.org/draft-04/schema#" }, "draft 7 or 2020-12"],
    [{ $schema: 7 }, "draft 7 or 2020-12"],
    [{ $ref: "https://evil.example/schema" }, "only references within the schema"],
    [{ allOf: [{ $ref: "file:///etc/passwd" }] }, "only references within the schema"],
    [[], "as an object"],
    ["{}", "as an object"],
    [null, "as an object"],
  ])("refuses %j and names the version", (schema, words) => {
    const problems = problemsOf(schema);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^body\.schemas\.1: /);
    expect(problems[0]).toContain(words);
  });
});
