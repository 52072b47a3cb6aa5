/** A value in a JSON text, by where it stands: nothing is parsed, so nothing is changed. */
export type JsonNode = {
  kind: "object" | "array" | "string" | "number" | "word";
  /** As it stands in the text, quotes and all; null for entries of a list and for the whole. */
  key: string | null;
  start: number;
  end: number;
  /** How many entries a list or object has. */
  count: number;
};

/** The value that a JSON text is; null when the text is not JSON of a shape that can be shown as a tree. */
export function scanJson(text: string): JsonNode | null {
  const start = skipSpace(text, 0);
  const node = scanValue(text, start, null);
  return node && skipSpace(text, node.end) === text.length ? node : null;
}

/** The entries of a list or object, from `from` on, at most `limit` of them. */
export function scanChildren(text: string, parent: JsonNode, from = 0, limit = 200): JsonNode[] {
  const children: JsonNode[] = [];
  let at = skipSpace(text, parent.start + 1);
  for (let index = 0; index < parent.count && children.length < limit; index++) {
    const key = parent.kind === "object" ? text.slice(at, skipString(text, at)) : null;
    if (key !== null) at = skipSpace(text, skipSpace(text, at + key.length) + 1);
    const child = scanValue(text, at, key);
    if (!child) return children;
    if (index >= from) children.push(child);
    at = skipSpace(text, skipSpace(text, child.end) + 1);
  }
  return children;
}

/**
 * The exact text of one member of the object that `text` is; undefined when it has none of this name.
 * Of several of one name the last counts, as for every parser.
 */
export function memberText(text: string, name: string): string | undefined {
  const root = scanJson(text);
  if (root?.kind !== "object") return undefined;
  const wanted = JSON.stringify(name);
  const member = scanChildren(text, root, 0, root.count).findLast((child) => child.key === wanted);
  return member && text.slice(member.start, member.end);
}

function scanValue(text: string, start: number, key: string | null): JsonNode | null {
  switch (text[start]) {
    case "{":
      return scanContainer(text, start, key, "object");
    case "[":
      return scanContainer(text, start, key, "array");
    case '"': {
      const end = skipString(text, start);
      return end > text.length ? null : { kind: "string", key, start, end, count: 0 };
    }
    default:
      return scanBare(text, start, key);
  }
}

function scanBare(text: string, start: number, key: string | null): JsonNode | null {
  barePattern.lastIndex = start;
  const found = barePattern.exec(text)?.[0];
  if (!found) return null;
  const kind = found === "true" || found === "false" || found === "null" ? "word" : "number";
  return { kind, key, start, end: start + found.length, count: 0 };
}

const barePattern = /true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Goes through the container once: counts its entries at the first level, leaves what is inside them. */
function scanContainer(
  text: string,
  start: number,
  key: string | null,
  kind: "object" | "array",
): JsonNode | null {
  let depth = 0;
  let commas = 0;
  let isEmpty = true;
  for (let at = start; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === quote) at = skipString(text, at) - 1;
    const change = depthChange(character);
    depth += change;
    if (change < 0 && depth === 0) return { kind, key, start, end: at + 1, count: isEmpty ? 0 : commas + 1 };
    if (character === comma && depth === 1) commas += 1;
    isEmpty &&= character <= space || at === start;
  }
  return null;
}

function depthChange(character: number): -1 | 0 | 1 {
  if (character === openBrace || character === openBracket) return 1;
  return character === closeBrace || character === closeBracket ? -1 : 0;
}

const quote = 0x22;
const comma = 0x2c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const space = 0x20;

/** The place after a string that begins at `start`; beyond the text when it does not end. */
function skipString(text: string, start: number): number {
  let at = start;
  for (;;) {
    at = text.indexOf('"', at + 1);
    if (at < 0) return text.length + 1;
    let backslashes = 0;
    while (text[at - 1 - backslashes] === "\\") backslashes += 1;
    if (backslashes % 2 === 0) return at + 1;
  }
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) <= space) at += 1;
  return at;
}
