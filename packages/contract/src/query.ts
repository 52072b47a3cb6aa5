import { z } from "zod";
import { channel } from "./channel.ts";
import { messageStatus, statusCodeClass } from "./delivery.ts";
import { eventTypeName, eventTypeNamePattern } from "./event-type-name.ts";
import { type IdNoun, idPrefixes } from "./ids.ts";
import { instantIn } from "./instant.ts";
import { limits } from "./limits.ts";
import { tag } from "./message.ts";
import { setOf } from "./text.ts";

/**
 * A query string as parsed by any of the usual parsers (values are strings or arrays of them), read into
 * typed values. Array parameters may come as `a,b`, repeated, `name[]` or `name[0]`; unknown ones are ignored.
 *
 * @example
 * queryOf({ limit }).parse({ limit: "10", unknown: "x" }); // { limit: 10 }
 */
export function queryOf<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.preprocess(gatherBracketed, z.object(shape));
}

const bracketed = /^(\w+)\[\d*\]$/;

function gatherBracketed(raw: unknown): unknown {
  if (typeof raw !== "object" || raw === null) return raw;
  const gathered: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(raw)) {
    const name = bracketed.exec(key)?.[1];
    gathered[name ?? key] = name === undefined ? value : [gathered[name] ?? [], value].flat();
  }
  return gathered;
}

function numberFromText(value: unknown): unknown {
  return typeof value === "string" && /^-?\d{1,9}$/.test(value) ? Number(value) : value;
}

function booleanFromText(value: unknown): unknown {
  if (value === "true") return true;
  return value === "false" ? false : value;
}

function listFromText(value: unknown): unknown {
  const parts: unknown[] = Array.isArray(value) ? value : [value];
  if (!parts.every((part) => typeof part === "string")) return value;
  const names = parts.flatMap((part) => part.split(",")).filter((part) => part !== "");
  return names.length === 0 ? undefined : names;
}

/**
 * A boolean of a query string: `true` or `false`.
 *
 * @example
 * flag(false, "When true, …").parse("true"); // true
 */
export function flag(whenAbsent: boolean, what: string) {
  return z.preprocess(booleanFromText, z.boolean()).default(whenAbsent).describe(what);
}

/** The size of a page, 1–250; 50 when absent. Outside of it is 422. */
export const limit = z
  .preprocess(
    numberFromText,
    z
      .int()
      .min(1, { error: "Must be at least 1." })
      .max(limits.pageSizeMax, { error: `Must be at most ${limits.pageSizeMax}.` }),
  )
  .default(limits.pageSizeDefault)
  .describe("How many items a page holds, 1–250.");

/** Whether a list begins with its first or its last. */
export const order = z.enum(["ascending", "descending"]).describe("The order of the list.");
/** Whether a list begins with its first or its last. */
export type Order = z.output<typeof order>;

/**
 * The iterator of a list of one kind of thing: the id that the page before ended with, after a `-` to go
 * back. A malformed one is 422.
 *
 * @example
 * iteratorOf("message").parse("-msg_2ZCRQkyXVTGXuN4gDXvDmyRSWPb");
 */
export function iteratorOf(noun: IdNoun) {
  return iteratorLike(new RegExp(`^-?${idPrefixes[noun]}[0-9A-Za-z]{27}$`));
}

/** The iterator of the list of event types: a name, after a `-` to go back. */
export const eventTypeIterator = iteratorLike(new RegExp(`^-?${eventTypeNamePattern.source.slice(1)}`));

function iteratorLike(pattern: RegExp) {
  return z
    .string()
    .max(limits.eventTypeNameLength + 1)
    .refine((text) => pattern.test(text), { error: "Must be an iterator that this list has answered." })
    .optional()
    .describe("The `iterator` or `prevIterator` of another page.");
}

/**
 * What every list of one kind of thing takes.
 *
 * @example
 * queryOf({ ...pageParams("endpoint"), order: order.default("descending") });
 */
export function pageParams(noun: IdNoun) {
  return { limit, iterator: iteratorOf(noun) };
}

/** Event types to filter by, in any array form; an empty one asks for no filter. */
export const eventTypesParam = z
  .preprocess(listFromText, setOf(eventTypeName).max(limits.eventTypesPerEndpoint).optional())
  .optional()
  .describe("Only these event types.");

/** What lists of messages and attempts filter by. Without bounds they look 90 days back. */
export const eventFilters = {
  channel: channel.optional().describe("Only messages with this channel."),
  tag: tag.optional().describe("Only messages with this tag."),
  before: instantIn.optional().describe("Only what was created before."),
  after: instantIn.optional().describe("Only what was created after."),
  event_types: eventTypesParam,
};

/** A status to filter by. */
export const statusParam = z
  .preprocess(numberFromText, messageStatus)
  .optional()
  .describe("Only this status: 0 success, 1 pending, 2 fail, 3 sending, 4 canceled.");

/** A class of status codes to filter by. */
export const statusCodeClassParam = z
  .preprocess(numberFromText, statusCodeClass)
  .optional()
  .describe("Only answers of this class: 0 no answer, else 100 to 500.");

/** Whether payloads and response bodies are part of the answer. */
export const withContent = flag(true, "When false, payloads and response bodies are left out.");

/** Whether the answer may say `canceled`. */
export const expandedStatuses = flag(false, "When true, `canceled` (4) is told apart from `fail` (2).");
