export type DocComment = {
  text: string;
  /** The code of each `@example`. */
  examples: string[];
  /** The address of each `@see`. */
  links: string[];
};

/** Reads a doc comment: its text, its examples and its links. Of `{@link name}` the name stays. */
export function parseDocComment(comment: string): DocComment {
  const body = comment
    .replace(/^\/\*\*/, "")
    .replace(/\*\/$/, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, ""))
    .join("\n")
    // A comment cannot hold the two characters that end it.
    .replaceAll("*\\/", "*/")
    .replace(/\{@link (\w+)\}/g, "`$1`")
    .trim();
  const [text = "", ...tags] = body.split(/^@(?=(?:example|see)\b)/m);
  return {
    text: text.trim(),
    examples: tags.filter((tag) => tag.startsWith("example")).map(codeOf),
    links: tags.filter((tag) => tag.startsWith("see")).map((tag) => tag.slice("see".length).trim()),
  };
}

function codeOf(tag: string): string {
  const fenced = /```ts\n([\s\S]*?)```/.exec(tag);
  return (fenced?.[1] ?? tag.slice("example".length)).trim();
}
