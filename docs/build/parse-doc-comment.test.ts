import { expect, it } from "vitest";
import { parseDocComment } from "./parse-doc-comment.ts";

it("parts a doc comment into its text, examples and links", () => {
  const comment = `/**
 * Takes {@link rawJson}.
 * Two lines.
 *
 * @see https://example.com
 * @example
 * \`\`\`ts
 * use({ type: "*\\/*" });
 * \`\`\`
 */`;
  expect(parseDocComment(comment)).toEqual({
    text: "Takes `rawJson`.\nTwo lines.",
    examples: ['use({ type: "*/*" });'],
    links: ["https://example.com"],
  });
});
