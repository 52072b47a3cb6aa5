import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import type { ExampleCheck } from "./check-example.ts";
import { findSchemaProblem } from "./check-schemas.ts";
import { checkFirstExample } from "./get-event-type-detail.ts";

export type DraftCheck = {
  /** What is wrong with the schema itself; null: nothing. */
  problem: { path: string; message: string } | null;
  /** Of its first example; null: it has none, or the schema is no schema. */
  example: ExampleCheck | null;
};

/** Says of a schema that somebody is writing whether it is one, and whether its example fits. Nothing is stored. */
export async function checkDraft(
  ctx: Ctx,
  { schema }: { schema: Record<string, unknown> },
): Promise<DraftCheck> {
  requirePermission(ctx, "read_as_host");
  const problem = findSchemaProblem(schema) ?? null;
  return { problem, example: problem ? null : checkFirstExample(schema) };
}
