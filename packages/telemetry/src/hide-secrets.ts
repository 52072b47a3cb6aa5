const hidden = "[hidden]";

const secretName =
  /authorization|cookie|secret|passw|token|payload|api[-_]?key|master[-_]?key|database[-_]?url|direct[-_]?url|smtp[-_]?url|signature/i;

const secretWords = [
  // Our keys and tokens, and webhook signing secrets.
  /\b(?:sk|appsk|appkey|whsec|whsk|whpk)_[A-Za-z0-9+/_=-]{8,}/g,
  /\bBearer [A-Za-z0-9._~+/=-]{8,}/g,
  // The password of an address.
  /(?<=:\/\/[^\s/@:"]{0,100}:)[^\s/@"]{1,200}(?=@)/g,
];

const maxDepth = 6;
const maxItems = 50;

/** A copy without the values of fields that by their name hold a secret or a payload. */
export function hideSecretFields(fields: Record<string, unknown>): Record<string, unknown> {
  return copyFields(fields, 0);
}

/** The text without what looks like a secret of ours, wherever it came from. */
export function hideSecretWords(text: string): string {
  return secretWords.reduce((rest, pattern) => rest.replace(pattern, hidden), text);
}

function copyFields(fields: object, depth: number): Record<string, unknown> {
  const copies = Object.entries(fields)
    .slice(0, maxItems)
    .map(([name, value]) => [name, isSecret(name, value) ? hidden : copyOf(value, depth + 1)]);
  return Object.fromEntries(copies);
}

/** A number or a flag tells of a secret, as in `tokenCount`, but is none. */
function isSecret(name: string, value: unknown): boolean {
  return secretName.test(name) && value != null && typeof value !== "number" && typeof value !== "boolean";
}

function copyOf(value: unknown, depth: number): unknown {
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Error) return errorFields(value, depth);
  if (value instanceof Date || value instanceof URL) return value.toJSON();
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth >= maxDepth) return "[deeper]";
  if (Array.isArray(value)) return value.slice(0, maxItems).map((item) => copyOf(item, depth + 1));
  return copyFields(value, depth);
}

function errorFields(error: Error, depth: number): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  const own = depth < maxDepth ? copyFields(error, depth) : {};
  return {
    ...own,
    type: name,
    message,
    stack,
    ...(cause == null ? {} : { cause: copyOf(cause, depth + 1) }),
  };
}
