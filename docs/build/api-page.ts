import {
  type ErrorCode,
  errors,
  type OpenApiDocument,
  type OpenApiOperation,
  schemaOfContent,
} from "@posthorn/contract";
import { anchorOf, code, generatedNote, page, table } from "./markdown.ts";
import { objectLink, schemaText } from "./schema-text.ts";

type Operation = OpenApiOperation & { method: string; path: string };

const introduction = `The public REST API, operation by operation. The same as a file for tools: [openapi.json](openapi.json);
as a page to try it on: \`/docs\` of a running API. The names of operations are those of the official \`svix\` clients,
which work against it: give them the address of your API as their server URL.`;

const rules = `## What holds for all

- Credentials go into \`authorization: Bearer …\`: an API key (\`sk_…\`) of one environment, or a portal session token
  (\`appsk_…\`) or an application's own key (\`appkey_…\`), of one application. What belongs to another environment or application is 404.
- \`{app_id}\`, \`{endpoint_id}\` and \`{msg_id}\` take an id or your own uid (of a message: its event id).
- A trailing slash makes no difference. Unknown fields and parameters are ignored, and answers may get new fields.
- Lists answer \`{ data, iterator, prevIterator, done }\`. Pass \`iterator\` on to get the next page, \`prevIterator\` to
  go back. A page has 50 items unless \`limit\` says otherwise, 250 at most.
- Every answer has an \`x-request-id\`. Errors are JSON, with the codes of [errors](errors.md).
- A POST with an \`idempotency-key\` can be repeated safely: see [idempotency](../concepts/idempotency.md).`;

/** docs/reference/api.md: every operation of the API, by noun. */
export function apiPage(document: OpenApiDocument): string {
  const operations = operationsOf(document);
  const sections = document.tags.flatMap(({ name, description }) => {
    const own = operations.filter(({ tags }) => tags.includes(name));
    return [`## ${name}`, description, overview(own), ...own.flatMap(operationBlocks)];
  });
  return page(generatedNote, "# API", introduction, rules, ...sections);
}

function operationsOf({ paths }: OpenApiDocument): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      path,
      method: method.toUpperCase(),
    })),
  );
}

function overview(operations: readonly Operation[]): string {
  const rows = operations.map(({ method, path, summary }) => [
    code(`${method} ${path}`),
    `[${summary}](#${anchorOf(summary)})`,
  ]);
  return table(["operation", "what it does"], rows);
}

function operationBlocks(operation: Operation): (string | undefined)[] {
  const { summary, description, method, path, operationId } = operation;
  return [
    `### ${summary}`,
    `${code(`${method} ${path}`)}, ${code(operationId)} in clients.${description ? ` ${description}` : ""}`,
    queryTable(operation),
    facts(operation),
  ];
}

function queryTable({ parameters }: Operation): string | undefined {
  const query = parameters.filter((parameter) => parameter.in === "query");
  if (query.length === 0) return undefined;
  const rows = query.map(({ name, schema, description }) => [
    code(name),
    schemaText(schema),
    description ?? "",
  ]);
  return table(["query", "type", "what it is"], rows);
}

function facts(operation: Operation): string {
  return [bodyFact(operation), `- Answers ${answersOf(operation).join(", or ")}.`, errorFact(operation)].join(
    "",
  );
}

function bodyFact({ requestBody }: Operation): string {
  if (!requestBody) return "";
  const shape = shapeOf(schemaOfContent(requestBody.content));
  return `- Takes ${shape}${requestBody.required ? "" : ", or no body"}.\n`;
}

function answersOf({ responses }: Operation): string[] {
  return Object.entries(responses)
    .filter(([, { description }]) => !description.startsWith("`"))
    .map(([status, { content }]) =>
      content ? `${status} ${shapeOf(schemaOfContent(content))}` : `${status} without a body`,
    );
}

// The codes that every operation may answer with say nothing about this one.
const common = new Set<string>([
  "server_error",
  "authentication_failed",
  "insufficient access",
  "rate_limited",
  "not_found",
  "generic_error",
  "value_error",
  "value_error.jsondecode",
  "payload_too_large",
  "unsupported_media_type",
] satisfies ErrorCode[]);

function errorFact({ responses }: Operation): string {
  const texts = Object.values(responses).map(({ description }) => description);
  const own = Object.keys(errors).filter(
    (each) => !common.has(each) && texts.some((text) => text.includes(`\`${each}\`: `)),
  );
  if (own.length === 0) return "";
  return `\n- Errors of its own: ${own.map((each) => `[${code(each)}](errors.md#${anchorOf(each)})`).join(", ")}.`;
}

function shapeOf(schema: { $ref?: unknown }): string {
  return typeof schema.$ref === "string" ? objectLink(schema.$ref) : "an object";
}
