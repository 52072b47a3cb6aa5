import { Ajv, type ErrorObject } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { DomainError, type FieldProblem } from "../domain-error.ts";

type Schemas = Readonly<Record<string, unknown>>;

const settings = { strict: false, validateFormats: false, logger: false, allErrors: false } as const;
const draft7 = new Ajv(settings);
const draft2020 = new Ajv2020(settings);

const drafts: Readonly<Record<string, Ajv>> = {
  "http://json-schema.org/draft-07/schema": draft7,
  "https://json-schema.org/draft-07/schema": draft7,
  "https://json-schema.org/draft/2020-12/schema": draft2020,
};

/**
 * Throws when a version is no JSON Schema of draft 7 or 2020-12, or refers to anything outside itself: nothing is
 * ever fetched for a schema. It is checked against its draft and never compiled, so it cannot run anything either.
 */
export function checkSchemas(schemas: Schemas | null | undefined): void {
  const problems = Object.entries(schemas ?? {}).flatMap(([version, schema]) => problemsOf(version, schema));
  if (problems.length > 0) throw new DomainError("value_error", { fields: problems });
}

function problemsOf(version: string, schema: unknown): FieldProblem[] {
  const problem = findSchemaProblem(schema);
  if (!problem) return [];
  return [{ loc: ["body", "schemas", version], msg: problem.message, type: "value_error" }];
}

/** What is wrong with a schema, in words, and where it stands (a JSON pointer); undefined: nothing. */
export function findSchemaProblem(schema: unknown): { path: string; message: string } | undefined {
  const problem = (message: string, path = "") => ({ path, message });
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) {
    return problem("Must be a JSON Schema, as an object.");
  }
  const ajv = draftOf(schema);
  if (!ajv) return problem("$schema must name draft 7 or 2020-12 of JSON Schema.", "/$schema");
  const outside = findOutsideReference(schema);
  if (outside !== undefined) {
    return problem(
      `Refers to '${outside.slice(0, 100)}': only references within the schema (#/…) are allowed.`,
    );
  }
  if (ajv.validateSchema(schema) === true) return undefined;
  const path = ajv.errors?.[0]?.instancePath ?? "";
  return problem(`Is not a valid JSON Schema: ${firstError(ajv.errors)}.`, path);
}

/** Whether a schema is of draft 2020-12; otherwise it is of draft 7. */
export function isDraft2020(schema: object): boolean {
  return draftOf(schema) === draft2020;
}

function draftOf(schema: object): Ajv | undefined {
  const named = "$schema" in schema ? schema.$schema : undefined;
  if (named === undefined) return draft7;
  return typeof named === "string" ? drafts[named.replace(/#$/, "")] : undefined;
}

// Examples and defaults are data: what looks like a reference in them is none.
const dataKeywords = new Set(["example", "examples", "default", "const", "enum"]);

function findOutsideReference(root: object): string | undefined {
  const open: object[] = [root];
  for (let schema = open.pop(); schema; schema = open.pop()) {
    for (const [keyword, value] of Object.entries(schema)) {
      if (dataKeywords.has(keyword)) continue;
      const isReference = keyword === "$ref" || keyword === "$dynamicRef" || keyword === "$recursiveRef";
      if (isReference && typeof value === "string" && !value.startsWith("#")) return value;
      if (typeof value === "object" && value !== null) open.push(value);
    }
  }
  return undefined;
}

function firstError(errors: ErrorObject[] | null | undefined): string {
  const error = errors?.[0];
  return error ? `${error.instancePath || "the schema"} ${error.message}` : "it does not fit its draft";
}
