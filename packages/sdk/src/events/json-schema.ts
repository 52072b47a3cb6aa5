/**
 * A JSON Schema as plain JSON.
 *
 * @example
 * ```ts
 * import type { JsonSchema } from "@posthorn/sdk";
 *
 * const schema: JsonSchema = { type: "object", required: ["id"], properties: { id: { type: "integer" } } };
 * ```
 */
export type JsonSchema = { readonly [keyword: string]: unknown };

declare const payloadType: unique symbol;

/**
 * A JSON Schema that says its payload's type itself; made by {@link jsonSchema}.
 *
 * @example
 * ```ts
 * import { jsonSchema, type TypedJsonSchema } from "@posthorn/sdk";
 *
 * const schema: TypedJsonSchema<{ id: number }> = jsonSchema({ type: "object" });
 * ```
 */
export type TypedJsonSchema<Payload> = JsonSchema & { readonly [payloadType]: Payload };

/**
 * Gives a JSON Schema a payload type of your own, for one that is read from a file or says more than types can
 * follow. A schema written in place needs no help: its type is read from its keywords.
 *
 * @example
 * ```ts
 * import { createPosthorn, jsonSchema } from "@posthorn/sdk";
 *
 * const orderCreated = jsonSchema<{ order: { id: number } }>({
 *   type: "object",
 *   required: ["order"],
 *   properties: { order: { $ref: "#/definitions/order" } },
 *   definitions: { order: { type: "object", required: ["id"], properties: { id: { type: "integer" } } } },
 * });
 * const posthorn = createPosthorn({ apiKey: "sk_test", events: { "order.created": orderCreated } });
 * await posthorn.publish("order.created", { order: { id: 1042 } }, { application: "customer-1042" });
 * ```
 */
export function jsonSchema<Payload>(schema: JsonSchema): TypedJsonSchema<Payload> {
  return schema as TypedJsonSchema<Payload>;
}

/**
 * The type that a JSON Schema written in place describes. Followed are `const`, `enum`, `type`, `properties`,
 * `required`, `items`, `anyOf` and `oneOf`; anything else is `unknown`. Keys that are not named are refused.
 *
 * @example
 * ```ts
 * import type { JsonSchemaPayload } from "@posthorn/sdk";
 *
 * type Tags = JsonSchemaPayload<{ type: "array"; items: { type: "string" } }>;
 * const tags: Tags = ["vip"];
 * ```
 */
export type JsonSchemaPayload<Schema> = Schema extends { readonly const: infer Value }
  ? Value
  : Schema extends { readonly enum: readonly (infer Value)[] }
    ? Value
    : Schema extends { readonly anyOf: readonly (infer Choice)[] }
      ? JsonSchemaPayload<Choice>
      : Schema extends { readonly oneOf: readonly (infer Choice)[] }
        ? JsonSchemaPayload<Choice>
        : Schema extends { readonly type: infer Types }
          ? PayloadOfType<Types extends readonly (infer Type)[] ? Type : Types, Schema>
          : unknown;

type PayloadOfType<Type, Schema> = Type extends "string"
  ? string
  : Type extends "number" | "integer"
    ? number
    : Type extends "boolean"
      ? boolean
      : Type extends "null"
        ? null
        : Type extends "array"
          ? Schema extends { readonly items: infer Items }
            ? JsonSchemaPayload<Items>[]
            : unknown[]
          : Type extends "object"
            ? PayloadOfObject<Schema>
            : unknown;

type PayloadOfObject<Schema> = Schema extends { readonly properties: infer Properties }
  ? Flat<
      { [Key in keyof Properties & RequiredKeys<Schema>]: JsonSchemaPayload<Properties[Key]> } & {
        [Key in Exclude<keyof Properties, RequiredKeys<Schema>>]?: JsonSchemaPayload<Properties[Key]>;
      }
    >
  : { [key: string]: unknown };

type RequiredKeys<Schema> = Schema extends { readonly required: readonly (infer Key)[] } ? Key : never;

/** Written as one object, so that an error names the field and not an intersection. */
type Flat<T> = { -readonly [Key in keyof T]: T[Key] };
