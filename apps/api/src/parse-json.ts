import { limits, type ValidationErrorCode } from "@posthorn/contract";
import { DomainError } from "@posthorn/domain";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * One JSON value from the bytes of a body; undefined when there are none. Depth is counted on the bytes first:
 * a parser would go as deep as a hostile body asks. A `__proto__` key becomes a field like any other.
 */
export function parseJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  if (isTooDeep(bytes)) throw bodyProblem(`Must be nested at most ${limits.jsonDepth} levels deep.`);
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch (error) {
    throw notJson(error);
  }
}

/** What is wrong with a body as a whole. */
export function bodyProblem(msg: string, type: ValidationErrorCode = "value_error"): DomainError {
  return new DomainError(type, { fields: [{ loc: ["body"], msg, type }] });
}

function notJson(error: unknown): DomainError {
  if (!(error instanceof SyntaxError)) {
    return bodyProblem("The body is not valid UTF-8.", "value_error.jsondecode");
  }
  // The parser's own words quote the body; the place is all that helps.
  const place = /position \d+(?: \(line \d+ column \d+\))?/.exec(error.message)?.[0];
  return bodyProblem(
    place ? `The body is not valid JSON at ${place}.` : "The body is not valid JSON.",
    "value_error.jsondecode",
  );
}

const [quote, backslash, openBracket, closeBracket, openBrace, closeBrace] = Buffer.from('"\\[]{}');

/** Brackets in strings do not count. */
function isTooDeep(bytes: Buffer): boolean {
  let depth = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === quote) at = endOfString(bytes, at + 1);
    else if (byte === openBracket || byte === openBrace) depth += 1;
    else if (byte === closeBracket || byte === closeBrace) depth -= 1;
    if (depth > limits.jsonDepth) return true;
  }
  return false;
}

function endOfString(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === backslash) at += 1;
    else if (bytes[at] === quote) return at;
  }
  return bytes.length;
}
