import { Script } from "node:vm";
import type { ErrorObject } from "ajv";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { isDraft2020 } from "./check-schemas.ts";

/** Whether an example fits its schema. */
export type ExampleCheck =
  | { kind: "valid" }
  | { kind: "invalid"; problems: { path: string; message: string }[] }
  /** The schema cannot be held against an example: it refers to what is not there, or takes too long. */
  | { kind: "unchecked" };

const timeoutMs = 250;
const maxProblems = 20;

/**
 * Holds an example against a schema that `checkSchemas` has let in. Time is bounded: a pattern of the schema may
 * backtrack for ever, and only a script with a time-out can be stopped in the middle of that.
 */
export function checkExample(schema: Record<string, unknown>, example: unknown): ExampleCheck {
  try {
    return run.runInNewContext(
      { check: () => validate(schema, example) },
      { timeout: timeoutMs },
    ) as ExampleCheck;
  } catch {
    return { kind: "unchecked" };
  }
}

const run = new Script("check()");

// An instance a check: one that was stopped half-way is not used again.
function validate(schema: Record<string, unknown>, example: unknown): ExampleCheck {
  const Draft = isDraft2020(schema) ? Ajv2020 : Ajv;
  const ajv = new Draft({
    strict: false,
    validateFormats: false,
    validateSchema: false,
    logger: false,
    allErrors: true,
    addUsedSchema: false,
  });
  const isValid = ajv.compile(schema);
  if (isValid(example)) return { kind: "valid" };
  return { kind: "invalid", problems: (isValid.errors ?? []).slice(0, maxProblems).map(problemOf) };
}

function problemOf({ instancePath, message, params }: ErrorObject) {
  const unknown = typeof params.additionalProperty === "string" ? `: ${params.additionalProperty}` : "";
  return { path: instancePath, message: `${message ?? "does not fit"}${unknown}` };
}
