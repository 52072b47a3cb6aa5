/**
 * A schema of any library that speaks Standard Schema: zod 4, Valibot, ArkType, …. Where the library also
 * speaks Standard JSON Schema (zod from 4.2), `syncEventTypes` needs nothing else.
 *
 * @see https://standardschema.dev
 * @example
 * ```ts
 * import type { StandardSchema } from "@posthorn/sdk";
 * import { z } from "zod";
 *
 * const order: StandardSchema = z.object({ order: z.object({ id: z.int() }) });
 * ```
 */
export type StandardSchema<Input = unknown, Output = unknown> = {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult | Promise<StandardResult>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
    readonly jsonSchema?: {
      readonly input: (options: { readonly target: "draft-07" }) => Record<string, unknown>;
    };
  };
};

/**
 * What a Standard Schema says of a value.
 *
 * @example
 * ```ts
 * import type { StandardResult } from "@posthorn/sdk";
 *
 * const isValid = (result: StandardResult) => result.issues === undefined;
 * ```
 */
export type StandardResult =
  | { readonly value: unknown; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/**
 * One thing that a Standard Schema finds wrong.
 *
 * @example
 * ```ts
 * import type { StandardIssue } from "@posthorn/sdk";
 *
 * const issue: StandardIssue = { message: "Expected a number.", path: ["order", "id"] };
 * ```
 */
export type StandardIssue = {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
};
