import { eventTypeName, limits } from "@posthorn/contract";
import { parseDocument } from "yaml";
import { DomainError, type FieldProblem, invalidField } from "../domain-error.ts";
import { bundleSchema } from "./bundle-schema.ts";
import { checkSchemas } from "./check-schemas.ts";
import { resolveRef } from "./schema-fields.ts";

type Node = Readonly<Record<string, unknown>>;

/** An event type as an OpenAPI document describes it. */
export type DescribedEventType = {
  name: string;
  title: string | null;
  description: string;
  deprecated: boolean;
  groupName: string | null;
  schema: Record<string, unknown> | null;
};

/** All schemas of one import together: each carries what it refers to. */
const maxTotalBytes = 4 * 1_048_576;

/** The document of a text in JSON or YAML. */
export function parseOpenApi(text: string): Record<string, unknown> {
  const document = asNode(parseJson(text) ?? parseYaml(text));
  if (!document) throw invalidField("specRaw", "Must be an OpenAPI document, in JSON or YAML.");
  return document;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseYaml(text: string): unknown {
  try {
    const document = parseDocument(text, { schema: "core", uniqueKeys: true });
    const [problem] = document.errors;
    if (problem) throw invalidField("specRaw", `Is neither JSON nor YAML: ${problem.message.split("\n")[0]}`);
    return document.toJS({ maxAliasCount: 50 });
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw invalidField("specRaw", "Is neither JSON nor YAML that can be read: it may be nested too deep.");
  }
}

/**
 * The event types of a document: `webhooks` of OpenAPI 3.1, `x-webhooks` of 3.0, by their keys. Throws with every
 * problem there is, named by where it stands; the document's depth and size were bounded when it was read.
 */
export function readOpenApi(document: Node): DescribedEventType[] {
  const webhooks = asNode(document.webhooks) ?? asNode(document["x-webhooks"]);
  if (typeof document.openapi !== "string" || !document.openapi.startsWith("3.")) {
    throw invalidField("spec.openapi", "Must be a document of OpenAPI 3.");
  }
  const entries = Object.entries(webhooks ?? {});
  if (entries.length === 0) {
    throw invalidField("spec.webhooks", "Has no `webhooks` (3.1) or `x-webhooks` (3.0) to import.");
  }
  if (entries.length > limits.eventTypesPerImport) {
    throw invalidField("spec.webhooks", `Must hold at most ${limits.eventTypesPerImport} webhooks.`);
  }
  const problems: FieldProblem[] = [];
  const types = entries.flatMap(([name, item]) => {
    try {
      return [describe(document, name, item)];
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const loc = ["body", "spec", "webhooks", name];
      problems.push(...error.fields.map(({ msg, type }) => ({ loc, msg, type })));
      return [];
    }
  });
  if (problems.length > 0) throw new DomainError("value_error", { fields: problems });
  const bytes = types.reduce((sum, { schema }) => sum + sizeOf(schema), 0);
  if (bytes > maxTotalBytes) {
    throw invalidField(
      "spec",
      "Its schemas, each with all that it refers to, are more than 4 MiB: import fewer.",
    );
  }
  return types;
}

function describe(document: Node, name: string, item: unknown): DescribedEventType {
  const named = eventTypeName.safeParse(name);
  if (!named.success) throw invalidField("name", named.error.issues[0]?.message ?? "Is no name.");
  const operation = operationOf(follow(document, item));
  const summary = textOf(operation?.summary, limits.eventTypeTitleLength);
  const description = textOf(operation?.description, limits.descriptionLength);
  const [tag] = Array.isArray(operation?.tags) ? operation.tags : [];
  const schema = operation ? schemaOf(document, operation) : null;
  if (schema) {
    checkSchemas({ "1": schema });
    if (sizeOf(schema) > limits.eventTypeSchemasBytes) {
      throw invalidField(
        "schema",
        `Its schema must be at most ${limits.eventTypeSchemasBytes} bytes as JSON.`,
      );
    }
  }
  return {
    name,
    title: description === null ? null : summary,
    description: description ?? summary ?? name,
    deprecated: operation?.deprecated === true,
    groupName: textOf(tag, limits.groupNameLength),
    schema,
  };
}

// A webhook is sent with one method, nearly always POST.
function operationOf(item: Node | undefined): Node | undefined {
  return asNode(item?.post) ?? asNode(item?.put) ?? asNode(item?.patch) ?? asNode(item?.get);
}

function schemaOf(document: Node, operation: Node): Record<string, unknown> | null {
  const content = asNode(follow(document, operation.requestBody)?.content) ?? {};
  const isJson = (type: string) => /^application\/(?:[\w.-]+\+)?json\b/.test(type);
  const media = asNode(Object.entries(content).find(([type]) => isJson(type))?.[1]);
  const schema = asNode(media?.schema);
  if (!media || !schema) return null;
  const bundled = bundleSchema(document, schema);
  if (Array.isArray(bundled.examples) && bundled.examples.length > 0) return bundled;
  const examples = examplesOf(document, media);
  return examples.length > 0 ? { ...bundled, examples } : bundled;
}

function examplesOf(document: Node, media: Node): unknown[] {
  const named = Object.values(asNode(media.examples) ?? {})
    .map((example) => follow(document, example))
    .filter((example) => example !== undefined && "value" in example)
    .map((example) => example?.value);
  return "example" in media ? [media.example, ...named] : named;
}

/** A part of the document, or what it refers to; a reference to a reference is followed a few steps. */
function follow(document: Node, part: unknown): Node | undefined {
  let node = asNode(part);
  for (let steps = 0; typeof node?.$ref === "string" && steps < 8; steps++) {
    node = asNode(resolveRef(document, node.$ref));
  }
  return node;
}

function textOf(value: unknown, maxLength: number): string | null {
  if (typeof value !== "string" || value.trim() === "") return null;
  return value.trim().slice(0, maxLength).toWellFormed();
}

function sizeOf(schema: object | null): number {
  return schema === null ? 0 : Buffer.byteLength(JSON.stringify(schema));
}

function asNode(value: unknown): Node | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Node) : undefined;
}
