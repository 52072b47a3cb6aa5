import { z } from "zod";

/**
 * The body of every error but 422.
 *
 * @example
 * const { code, detail } = errorBody.parse(exception.body);
 */
export const errorBody = z
  .object({
    code: z
      .string()
      .describe("What went wrong, for programs.")
      .meta({ examples: ["not_found"] }),
    detail: z
      .string()
      .describe("What went wrong, for people.")
      .meta({ examples: ["Entity not found."] }),
  })
  .describe("An error.");
/** The body of every error but 422. */
export type ErrorBody = z.output<typeof errorBody>;

/**
 * One thing that does not fit: where (`["body", "channels", "[0]"]`), in words, and a code.
 *
 * @example
 * validationIssue.parse({ loc: ["query", "limit"], msg: "Must be at most 250.", type: "value_error" });
 */
export const validationIssue = z.object({
  loc: z
    .array(z.string())
    .describe("Where: body, query or path, then the names; an entry of a list is `[0]`.")
    .meta({ examples: [["body", "channels", "[0]"]] }),
  msg: z.string().describe("What fits, for people."),
  type: z
    .string()
    .describe("What is wrong, for programs.")
    .meta({ examples: ["value_error"] }),
});
/** One thing that does not fit. */
export type ValidationIssue = z.output<typeof validationIssue>;

/**
 * The body of a 422.
 *
 * @example
 * for (const { loc, msg } of validationErrorBody.parse(exception.body).detail) warn(loc.join("."), msg);
 */
export const validationErrorBody = z
  .object({ detail: z.array(validationIssue).describe("Everything that does not fit.") })
  .describe("What does not fit in the request.");
/** The body of a 422. */
export type ValidationErrorBody = z.output<typeof validationErrorBody>;
