import { z } from "zod";
import { language } from "./event-type-texts.ts";
import { listResponse } from "./list.ts";
import { eventTypeIterator, limit, queryOf } from "./query.ts";

const languageOfTexts = language
  .default("en")
  .describe("The language of title and description, as far as there are any.");

/** The query of the list of what an application can get; by name. */
export const applicationEventTypeListQuery = queryOf({
  limit,
  iterator: eventTypeIterator,
  language: languageOfTexts,
});
/** The query of the list of what an application can get. */
export type ApplicationEventTypeListQuery = z.output<typeof applicationEventTypeListQuery>;

/**
 * An event type as one application's people see it.
 *
 * @example
 * const type: ApplicationEventTypeOut = applicationEventTypeOut.parse(answer.data[0]);
 */
export const applicationEventTypeOut = z
  .object({
    name: z.string().describe("The name of the event type."),
    title: z.string().nullable().describe("What people call it."),
    description: z.string().describe("What happened, for people."),
    language: language.describe(
      "The language that title and description are in: English where yours is missing.",
    ),
    groupName: z.string().nullable().describe("The group it is shown in."),
    deprecated: z.boolean().describe("True tells readers not to build on it."),
    hasExample: z.boolean().describe("Whether its schema has an example, to read and to send."),
    endpoints: z.int().describe("How many of the application's endpoints that are on get it."),
    messagesOf30Days: z.int().describe("How many messages of it the application got in the last 30 days."),
  })
  .describe("An event type as one application's people see it.");
/** An event type as one application's people see it. */
export type ApplicationEventTypeOut = z.output<typeof applicationEventTypeOut>;

/** The query of one event type of an application. */
export const applicationEventTypeQuery = queryOf({ language: languageOfTexts });
/** The query of one event type of an application. */
export type ApplicationEventTypeQuery = z.output<typeof applicationEventTypeQuery>;

/**
 * An event type as one application's people build on it.
 *
 * @example
 * const { typescript, example } = applicationEventTypeDetailOut.parse(await response.json());
 */
export const applicationEventTypeDetailOut = applicationEventTypeOut
  .extend({
    version: z.string().nullable().describe("The newest version of its schema; null: it has none."),
    schema: z.record(z.string(), z.unknown()).nullable().describe("The JSON Schema of the payload."),
    example: z.unknown().describe("A payload as it may come; null: there is none to show."),
    typescript: z.string().describe("The type of the payload in TypeScript, to copy."),
  })
  .describe("An event type as one application's people build on it.");
/** An event type as one application's people build on it. */
export type ApplicationEventTypeDetailOut = z.output<typeof applicationEventTypeDetailOut>;

/** A page of what an application can get. */
export const applicationEventTypeList = listResponse(applicationEventTypeOut).describe(
  "A page of what an application can get.",
);
