import { operationalEvent } from "../operational-event.ts";
import type { Route } from "../routes/route.ts";
import { routes } from "../routes/routes.ts";
import { type JsonSchema, jsonSchemaOf, jsonSchemasOf } from "./json-schema.ts";
import { requestSchemas, responseSchemas } from "./named-schemas.ts";
import { type OpenApiOperation, openApiOperation } from "./operation.ts";

/** An OpenAPI 3.1 document, as far as ours goes. */
export type OpenApiDocument = {
  openapi: "3.1.0";
  info: {
    title: string;
    version: string;
    description: string;
    license: { name: string; identifier: string };
  };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, OpenApiOperation>>;
  webhooks: Record<string, { post: JsonSchema }>;
  components: {
    schemas: Record<string, JsonSchema>;
    securitySchemes: Record<string, JsonSchema>;
  };
};

/**
 * The OpenAPI 3.1 document of the public API, made from {@link routes} and the schemas that they name.
 *
 * @example
 * const document = openApiDocument({ serverUrl: "http://127.0.0.1:8071", version: "0.1.0" });
 */
export function openApiDocument(options: { serverUrl: string; version: string }): OpenApiDocument {
  return {
    openapi: "3.1.0",
    info: {
      title: "Posthorn",
      version: options.version,
      description: introduction,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: options.serverUrl }],
    tags: Object.entries(tagWords).map(([name, description]) => ({ name, description })),
    paths: paths(),
    webhooks: webhooks(),
    components: {
      schemas: {
        ...jsonSchemasOf(requestSchemas, "input"),
        ...jsonSchemasOf(responseSchemas, "output"),
      },
      securitySchemes: {
        apiKey: { type: "http", scheme: "bearer", description: "An API key of an environment, `sk_…`." },
        sessionToken: { type: "http", scheme: "bearer", description: "A portal session token, `appsk_…`." },
        applicationKey: {
          type: "http",
          scheme: "bearer",
          description: "A key of an application, `appkey_…`.",
        },
      },
    },
  };
}

const introduction = [
  "Send your product's events to your customers' URLs: signed, retried, shown.",
  "Every path works with and without a trailing slash, and takes an id or your own uid.",
  "Unknown fields and query parameters are ignored; fields may be added to answers at any time.",
  "A POST with an `idempotency-key` may be repeated safely.",
].join(" ");

const tagWords: Record<Route["tag"], string> = {
  Application: "One customer of yours; it owns endpoints.",
  Endpoint: "A URL of an application that receives messages.",
  "Event type": "A named kind of message, with a JSON Schema and examples.",
  Message: "One thing that happened, published once.",
  Attempt: "One HTTP try of a delivery, and how deliveries stand.",
  "Portal access": "Sessions of your customers in the portal.",
  "Background task": "Work that goes on after its answer: recoveries, purges.",
  "Operational webhook": "Endpoints of your own for events of the platform itself.",
  "Alert address": "An e-mail address that is told of an application's incidents.",
  "Application key": "A customer's own credential for this API, for its application alone.",
  Inspector: "A URL that shows what is sent there, for a day.",
  Activity: "What was changed in an application.",
  Health: "How the server is.",
};

function paths(): OpenApiDocument["paths"] {
  const found: OpenApiDocument["paths"] = {};
  const table: Record<string, Route> = routes;
  for (const [operationId, route] of Object.entries(table)) {
    const path = found[route.path] ?? {};
    path[route.method.toLowerCase()] = openApiOperation(operationId, route);
    found[route.path] = path;
  }
  return found;
}

function webhooks(): OpenApiDocument["webhooks"] {
  const events = operationalEvent.options.map((option) => {
    const schema = jsonSchemaOf(option, "output");
    const post = {
      summary: option.description,
      requestBody: { content: { "application/json": { schema } } },
      responses: { "2XX": { description: "Received." } },
    };
    return [option.shape.type.value, { post }] as const;
  });
  return Object.fromEntries(events);
}
