import { z } from "zod";
import { limits } from "./limits.ts";
import { isStorable, utf8Bytes } from "./text.ts";

/**
 * A JSON object of bounded size and depth whose text can be stored. Size is that of `JSON.stringify`, in
 * bytes; depth counts objects and arrays.
 *
 * @example
 * jsonObject(4_096).parse({ plan: "gold", seats: 4 });
 */
export function jsonObject(maxBytes: number) {
  return z.record(z.string(), z.unknown()).superRefine((value, ctx) => {
    const problem = jsonProblem(value, maxBytes);
    if (problem) ctx.addIssue({ code: "custom", message: problem, input: value });
  });
}

function jsonProblem(value: Record<string, unknown>, maxBytes: number): string | null {
  const problem = structureProblem(value);
  if (problem) return problem;
  const bytes = utf8Bytes(JSON.stringify(value));
  return bytes > maxBytes ? `Must be at most ${maxBytes} bytes as JSON; this is ${bytes}.` : null;
}

// Walks with its own stack: recursion, as JSON.stringify does it, overflows on hostile depth.
function structureProblem(root: unknown): string | null {
  const open: { value: unknown; depth: number }[] = [{ value: root, depth: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value === "string" && !isStorable(value)) return unstorable;
    if (typeof value !== "object" || value === null) continue;
    if (depth > limits.jsonDepth) return `Must be nested at most ${limits.jsonDepth} levels deep.`;
    for (const [key, child] of Object.entries(value)) {
      if (!isStorable(key)) return unstorable;
      open.push({ value: child, depth: depth + 1 });
    }
  }
  return null;
}

const unstorable = "Must hold well-formed Unicode without the NUL character (U+0000) only.";
