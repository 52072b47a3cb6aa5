const maxWords = 2_000;
const maxNameLength = 100;

// Text that turns around or hides what follows it has no place in code that people are to read.
const bidirectional = /[\u202a-\u202e\u2066-\u2069]/g;
const unreadable = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** `order.created` as a type is called: OrderCreated. */
export function pascalCase(name: string): string {
  const words = name
    .slice(0, maxNameLength)
    .toWellFormed()
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter((word) => word !== "");
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return /^\p{L}/u.test(joined) ? joined : `Event${joined}`;
}

/** The name, or the name with the first number that makes it another; it is taken from then on. */
export function uniqueName(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name}${count}`;
  taken.add(free);
  return free;
}

/** A key of an object, quoted where it is no plain name. */
export function keyText(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : stringText(name);
}

/** A value of JSON as the type that only it has; of objects and arrays, their kind. */
export function literalText(value: unknown): string {
  if (typeof value === "string") return stringText(value);
  if (typeof value === "number" && !Number.isFinite(value)) return "number";
  if (Array.isArray(value)) return "unknown[]";
  return typeof value === "object" && value !== null ? "{ [key: string]: unknown }" : JSON.stringify(value);
}

/** A string as JSON and TypeScript both write it, with what cannot be seen written out. */
export function stringText(value: string): string {
  return JSON.stringify(value).replaceAll(
    unreadable,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The doc comment of a schema; empty when it says nothing in words. */
export function docText(schema: unknown, indent: string): string {
  const lines = linesOf(schema);
  if (lines.length === 0) return "";
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
}

function linesOf(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { description, title, format, deprecated } = schema as Record<string, unknown>;
  const words = [description, title].find((text) => typeof text === "string" && text.trim() !== "");
  return [
    ...(typeof words === "string" ? plainLines(words) : []),
    ...(typeof format === "string" ? plainLines(`Format: ${format}`) : []),
    ...(deprecated === true ? ["@deprecated"] : []),
  ];
}

function plainLines(text: string): string[] {
  const plain = text.trim().slice(0, maxWords).toWellFormed().replaceAll(bidirectional, "");
  const lines = plain.split(/\r\n|[\n\r\u2028\u2029]/).map((line) =>
    line
      .replaceAll(/\p{Cc}+/gu, " ")
      .replaceAll("*/", "*\\/")
      .trim(),
  );
  return lines.filter((line, index) => line !== "" || lines[index - 1] !== "");
}
