/** Where a value stands in the bytes of a request: from its first byte to behind its last. */
export type JsonSpan = { start: number; end: number };

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/**
 * The spans of the members with these names in the object that begins at `at`, the last one where a name stands
 * twice. The bytes must have passed JSON.parse: this finds values and judges nothing.
 */
export function memberSpan(bytes: Buffer, name: string, at = 0): JsonSpan | null {
  let found: JsonSpan | null = null;
  let cursor = skipSpace(bytes, at) + 1;
  while (true) {
    cursor = skipSpace(bytes, cursor);
    if (bytes[cursor] !== quote) return found;
    const keyEnd = endOfString(bytes, cursor);
    const start = skipSpace(bytes, skipSpace(bytes, keyEnd) + 1);
    const end = endOfValue(bytes, start);
    if (keyIs(bytes, cursor, keyEnd, name)) found = { start, end };
    cursor = skipSpace(bytes, end);
    if (bytes[cursor] !== comma) return found;
    cursor += 1;
  }
}

/** The spans of the elements of the array that begins at `at`. */
export function elementSpans(bytes: Buffer, at: number): JsonSpan[] {
  const spans: JsonSpan[] = [];
  let cursor = skipSpace(bytes, at) + 1;
  while (true) {
    const start = skipSpace(bytes, cursor);
    if (bytes[start] === closeBracket) return spans;
    const end = endOfValue(bytes, start);
    spans.push({ start, end });
    cursor = skipSpace(bytes, end);
    if (bytes[cursor] !== comma) return spans;
    cursor += 1;
  }
}

// A key may be written with escapes; then its text decides.
function keyIs(bytes: Buffer, start: number, end: number, name: string): boolean {
  const text = bytes.toString("utf8", start + 1, end - 1);
  if (text === name) return true;
  return text.includes("\\") && JSON.parse(`"${text}"`) === name;
}

function endOfValue(bytes: Buffer, start: number): number {
  const first = bytes[start];
  if (first === quote) return endOfString(bytes, start);
  if (first === openBrace || first === openBracket) return endOfContainer(bytes, start);
  let at = start;
  while (at < bytes.length && !isDelimiter(bytes[at] as number)) at += 1;
  return at;
}

function endOfContainer(bytes: Buffer, start: number): number {
  let depth = 0;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === quote) at = endOfString(bytes, at) - 1;
    else if (byte === openBrace || byte === openBracket) depth += 1;
    else if (byte === closeBrace || byte === closeBracket) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return bytes.length;
}

// `start` is the opening quote; the answer is behind the closing one.
function endOfString(bytes: Buffer, start: number): number {
  let at = start + 1;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === quote) return at + 1;
    at += byte === backslash ? 2 : 1;
  }
  return bytes.length;
}

function isDelimiter(byte: number): boolean {
  return byte === comma || byte === closeBrace || byte === closeBracket || isSpace(byte);
}

function skipSpace(bytes: Buffer, at: number): number {
  let cursor = at;
  while (isSpace(bytes[cursor] as number)) cursor += 1;
  return cursor;
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
