import { z } from "zod";
import { eventTypeOut } from "./event-type.ts";
import { jsonObject } from "./json.ts";
import { limits } from "./limits.ts";
import { storableText } from "./text.ts";

/**
 * What takes event types over from an OpenAPI document: one of `spec` and `specRaw`. Its `webhooks` (3.1) or
 * `x-webhooks` (3.0) become event types by their keys; a schema that differs becomes the next version.
 *
 * @example
 * eventTypeImportOpenApiIn.parse({ dryRun: true, specRaw: "openapi: 3.1.0\nwebhooks: {}" });
 */
export const eventTypeImportOpenApiIn = z
  .object({
    dryRun: z.boolean().default(false).describe("True only says what would change."),
    replaceAll: z
      .boolean()
      .default(false)
      .describe("True archives the event types that are not in the document."),
    spec: jsonObject(limits.requestBodyBytes).nullish().describe("The document, as JSON."),
    specRaw: storableText(limits.requestBodyBytes)
      .nullish()
      .describe("The document, as text in JSON or YAML."),
  })
  .describe("Event types to take over from an OpenAPI document.");
/** {@link eventTypeImportOpenApiIn} once parsed. */
export type EventTypeImportOpenApiIn = z.output<typeof eventTypeImportOpenApiIn>;
/** {@link eventTypeImportOpenApiIn} as a client writes it. */
export type EventTypeImportOpenApiInWire = z.input<typeof eventTypeImportOpenApiIn>;

const eventTypeFromOpenApi = eventTypeOut
  .pick({
    name: true,
    description: true,
    deprecated: true,
    groupName: true,
    featureFlags: true,
    schemas: true,
  })
  .describe("An event type as the document describes it, with the versions of its schema as they will be.");

/** What an import has changed or, in a dry run, would change. */
export const eventTypeImportOpenApiOut = z
  .object({
    data: z.object({
      modified: z.array(z.string()).describe("The names that were changed; empty in a dry run."),
      to_modify: z
        .array(eventTypeFromOpenApi)
        .nullable()
        .describe("In a dry run, what would be created or changed; null otherwise."),
    }),
  })
  .describe("What an import has changed or, in a dry run, would change.");
/** What an import has changed or, in a dry run, would change. */
export type EventTypeImportOpenApiOut = z.output<typeof eventTypeImportOpenApiOut>;
