import type { z } from "zod";
import { type ErrorCode, type ErrorEntry, errors } from "../errors.ts";
import { idempotencyKey } from "../idempotency.ts";
import { limits } from "../limits.ts";
import type { Caller, Route } from "../routes/route.ts";
import { type Direction, type JsonSchema, jsonSchemaOf, schemaReference } from "./json-schema.ts";
import { nameOfSchema } from "./named-schemas.ts";
import { errorsOfRoute } from "./route-errors.ts";

/** A parameter of an operation in an OpenAPI document. */
export type OpenApiParameter = {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  schema: JsonSchema;
  style?: "form";
  explode?: boolean;
};

/** A body of a request or answer in an OpenAPI document. */
export type OpenApiContent = Partial<
  Record<"application/json" | "text/event-stream", { schema: JsonSchema }>
>;

/** The schema of a body, whatever its media type. */
export function schemaOfContent(content: OpenApiContent): JsonSchema {
  return content["application/json"]?.schema ?? content["text/event-stream"]?.schema ?? {};
}

/** An operation of an OpenAPI document. */
export type OpenApiOperation = {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  security: Record<string, string[]>[];
  parameters: OpenApiParameter[];
  requestBody?: { required: boolean; content: OpenApiContent };
  responses: Record<string, { description: string; content?: OpenApiContent }>;
};

/**
 * One route as an operation of an OpenAPI document.
 *
 * @example
 * openApiOperation("health.get", routes["health.get"]).responses["200"];
 */
export function openApiOperation(operationId: string, route: Route): OpenApiOperation {
  const description = [route.description, accessSentence(route), sizeSentence(route)]
    .filter(Boolean)
    .join(" ");
  return {
    operationId,
    tags: [route.tag],
    summary: route.summary,
    ...(description && { description }),
    security: route.callers.map((caller) => ({ [securitySchemes[caller]]: [] })),
    parameters: [
      ...parametersOf(route.params, "path"),
      ...parametersOf(route.query, "query"),
      ...idempotencyHeader(route),
    ],
    ...(route.body && {
      requestBody: { required: !route.isBodyOptional, content: contentOf(route.body, "input") },
    }),
    responses: { ...successes(route), ...failures(route) },
  };
}

const securitySchemes: Record<Caller, string> = {
  key: "apiKey",
  session: "sessionToken",
  application_key: "applicationKey",
};

function accessSentence(route: Route): string | null {
  if (route.callers.length === 0) return "It needs no credentials.";
  if (!route.capability) return "Only an API key may call it.";
  const keys = route.callers.includes("application_key") ? "" : " A key of an application may not call it.";
  return `A session token needs the capability \`${route.capability}\`.${keys}`;
}

function sizeSentence(route: Route): string | null {
  return route.maxBodyBytes ? `The body may have ${route.maxBodyBytes / limits.requestBodyBytes} MiB.` : null;
}

function parametersOf(schema: z.ZodType | undefined, place: "path" | "query"): OpenApiParameter[] {
  if (!schema) return [];
  const { properties, required } = jsonSchemaOf(schema, "input");
  return Object.entries(properties as Record<string, JsonSchema>).map(([name, property]) => {
    const { description, ...rest } = property;
    return {
      name,
      in: place,
      required: Array.isArray(required) && required.includes(name),
      ...(typeof description === "string" && { description }),
      schema: rest,
      ...(rest.type === "array" && { style: "form", explode: false }),
    };
  });
}

function idempotencyHeader(route: Route): OpenApiParameter[] {
  if (route.method !== "POST" || route.callers.length === 0) return [];
  const { description, ...schema } = jsonSchemaOf(idempotencyKey, "input");
  return [
    { name: "idempotency-key", in: "header", required: false, description: String(description), schema },
  ];
}

function contentOf(schema: z.ZodType, direction: Direction, isStream = false): OpenApiContent {
  const name = nameOfSchema(schema);
  const content = { schema: name ? { $ref: schemaReference(name) } : jsonSchemaOf(schema, direction) };
  return isStream ? { "text/event-stream": content } : { "application/json": content };
}

function successes(route: Route): OpenApiOperation["responses"] {
  const answers = Object.entries(route.responses).map(([status, schema]) => [
    status,
    schema
      ? {
          description: successWords[status] ?? "Answered.",
          content: contentOf(schema, "output", route.isStream),
        }
      : { description: "Done; no body." },
  ]);
  return Object.fromEntries(answers);
}

const successWords: Record<string, string> = {
  200: "Answered.",
  201: "Created.",
  202: "Accepted: it is stored and will be done.",
  500: "Something it needs does not work.",
};

function failures(route: Route): OpenApiOperation["responses"] {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of errorsOfRoute(route)) {
    const { status } = errors[code];
    if (!(status in route.responses)) byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const sorted = [...byStatus].sort(([a], [b]) => a - b);
  return Object.fromEntries(sorted.map(([status, codes]) => [String(status), failure(codes)]));
}

function failure(codes: ErrorCode[]): OpenApiOperation["responses"][string] {
  const isValidation = codes.some((code) => errors[code].body === "validation");
  const lines = codes.map((code) => {
    const entry: ErrorEntry = errors[code];
    return `\`${code}\`: ${entry.detail}${entry.hasRetryAfter ? " With `Retry-After`." : ""}`;
  });
  const schema = { $ref: schemaReference(isValidation ? "ValidationErrorBody" : "ErrorBody") };
  return { description: lines.join(" "), content: { "application/json": { schema } } };
}
