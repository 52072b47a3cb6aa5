import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { typesOfCatalog } from "./types-of-catalog.ts";
import { typesOfSchema } from "./types-of-schema.ts";

const run = promisify(execFile);
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "posthorn-types-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const typed = (schema: unknown, name = "order.created") => ({
  name,
  description: "",
  deprecated: false,
  schema,
});
const textOf = (schema: unknown) => typesOfSchema(typed(schema)).text;
const bodyOf = (schema: unknown) => textOf(schema).match(/= ([\s\S]*);\n$/)?.[1];

/** What the compiler says of a file, line by line. */
async function complaints(code: string): Promise<string> {
  const file = join(folder, "event-types.ts");
  await writeFile(file, code);
  const flags = ["--ignoreConfig", "--noEmit", "--strict", "--exactOptionalPropertyTypes"];
  const { stdout } = await run(process.execPath, [tsc, ...flags, file]).catch(
    (failure: { stdout: string }) => failure,
  );
  return stdout;
}

describe("typesOfSchema", () => {
  it("declares objects with their words, formats and what is optional", () => {
    const schema = {
      type: "object",
      description: "One order.",
      required: ["id", "lines"],
      properties: {
        id: { type: "integer", description: "Ours." },
        email: { type: "string", format: "email", title: "Of the guest", deprecated: true },
        "ship-to": { type: ["string", "null"] },
        lines: { type: "array", items: { type: "object", required: ["sku"], properties: { sku: {} } } },
      },
    };
    expect(textOf(schema)).toBe(`/** One order. */
export type OrderCreated = {
  /** Ours. */
  id: number;
  /**
   * Of the guest
   * Format: email
   * @deprecated
   */
  email?: string;
  "ship-to"?: string | null;
  lines: {
    sku: unknown;
  }[];
};
`);
  });

  it("says of the event type what its own description says", () => {
    const type = { ...typed({ description: "of the schema" }), description: "Placed.\n\nBy a guest." };
    expect(typesOfSchema({ ...type, deprecated: true }).text).toBe(
      "/**\n * Placed.\n *\n * By a guest.\n * @deprecated\n */\nexport type OrderCreated = unknown;\n",
    );
  });

  it.each([
    [{ const: "a" }, '"a"'],
    [{ enum: ["a", 1, -1.5, true, null] }, '"a" | 1 | -1.5 | true | null'],
    [{ enum: [] }, "never"],
    [{ enum: [{ a: 1 }, [1]] }, "{ [key: string]: unknown } | unknown[]"],
    [{ type: "string", nullable: true }, "string | null"],
    [{ type: ["integer", "number"] }, "number"],
    [{ type: "object" }, "{ [key: string]: unknown }"],
    [{ type: "object", additionalProperties: { type: "number" } }, "{ [key: string]: number }"],
    [{ type: "object", additionalProperties: false }, "{ [key: string]: never }"],
    [{ required: ["a"] }, "{\n  a: unknown;\n}"],
    [
      { properties: { a: { const: 1 } }, additionalProperties: { type: "string" } },
      "{\n  a?: 1;\n  [key: string]: unknown;\n}",
    ],
    [{ properties: { a: true }, additionalProperties: false }, "{\n  a?: unknown;\n}"],
    [{ patternProperties: { "^x": { type: "string" } }, type: "object" }, "{ [key: string]: unknown }"],
    [{ type: "array" }, "unknown[]"],
    [{ items: { type: ["string", "null"] } }, "(string | null)[]"],
    [
      { prefixItems: [{ type: "string" }, { type: "number" }], items: false, minItems: 1 },
      "[string, number?]",
    ],
    [{ items: [{ type: "string" }], additionalItems: { type: "number" } }, "[string?, ...number[]]"],
    [{ anyOf: [{ type: "string" }, { type: "number" }, { type: "string" }] }, "string | number"],
    [{ oneOf: [{ type: "string" }, {}] }, "unknown"],
    [
      { allOf: [{ properties: { a: {} } }, { anyOf: [{ const: 1 }, { const: 2 }] }] },
      "{\n  a?: unknown;\n} & (1 | 2)",
    ],
    [
      { type: "object", anyOf: [{ required: ["a"] }, { required: ["b"] }] },
      "{\n  a: unknown;\n} | {\n  b: unknown;\n}",
    ],
    [true, "unknown"],
    [false, "never"],
    [null, "unknown"],
    [{ not: { type: "string" } }, "unknown"],
    [{ type: "file" }, "unknown"],
    [{ $ref: "#/$defs/missing" }, "unknown"],
    [{ $ref: "#anchor" }, "unknown"],
    [{ $ref: "https://elsewhere.example/schema" }, "unknown"],
  ])("reads %j", (schema, expected) => {
    expect(bodyOf(schema)).toBe(expected);
  });

  it("names what is referred to, once, also where it refers to itself", () => {
    const schema = {
      properties: { total: { $ref: "#/$defs/money" }, tax: { $ref: "#/$defs/money" }, of: { $ref: "#" } },
      $defs: {
        money: { description: "An amount.", type: "string" },
        unused: { type: "string" },
      },
    };
    expect(textOf(schema)).toBe(`export type OrderCreated = {
  total?: OrderCreatedMoney;
  tax?: OrderCreatedMoney;
  of?: OrderCreated;
};

/** An amount. */
export type OrderCreatedMoney = string;
`);
  });

  it("gives names that are free and can be names", () => {
    const taken = new Set<string>();
    const names = ["order.created", "order_created", "2fa.on", "...", "order.createdMoney"].map((name) => {
      const schema = { anyOf: [{ $ref: "#/definitions/money" }], definitions: { money: {} } };
      return typesOfSchema(typed(schema, name), taken).name;
    });
    expect(names).toEqual(["OrderCreated", "OrderCreated2", "Event2faOn", "Event", "OrderCreatedMoney3"]);
  });
});

// What gets out of its comment or string names something that is not there, or does not parse.
const hostile = [
  "*/ evil; /*",
  "*\u2028/ x",
  '" + evil + "',
  "\\",
  '\\" ; evil',
  "`$" + "{evil}`",
  "a\nb\r\nc\u2029d\u0000e",
  "\u202etxet",
  "// x",
  "<!--",
  "__proto__",
  "constructor",
  "new",
  "readonly",
  "get",
  "",
  "\ud800",
  "😀",
];

describe("a hostile schema", () => {
  it("stays within its comments and strings, and the file compiles", async () => {
    const properties = Object.fromEntries(
      hostile.map((text) => [
        text,
        { description: text, title: text, format: text, enum: [text], anyOf: [{ const: text }] },
      ]),
    );
    const definitions = Object.fromEntries(hostile.map((text) => [text, { const: text, description: text }]));
    const references = hostile.map((text) => ({
      $ref: `#/definitions/${encodeURIComponent(text.toWellFormed().replaceAll("~", "~0").replaceAll("/", "~1"))}`,
    }));
    const types = hostile.map((text, index) => ({
      ...typed(
        { properties, required: hostile, items: references, definitions, tsType: "evil" },
        `a.${index}`,
      ),
      description: text,
    }));
    const code = typesOfCatalog(types);
    expect(code).not.toMatch(/[\u2028-\u202e]/);
    expect(await complaints(code)).toBe("");
  });

  it("compiles when its references go round in circles", async () => {
    const circles = [
      { $ref: "#" },
      { anyOf: [{ $ref: "#/$defs/a" }, { type: "null" }], $defs: { a: { $ref: "#/$defs/a" } } },
      { $ref: "#/$defs/a", $defs: { a: { $ref: "#/$defs/b" }, b: { allOf: [{ $ref: "#/$defs/a" }] } } },
      {
        allOf: [{ properties: { x: { $ref: "#/$defs/b" } } }, { $ref: "#/$defs/b" }],
        $defs: { b: { $ref: "#" } },
      },
      { items: { $ref: "#" } },
      { prefixItems: [{ $ref: "#" }] },
      { additionalProperties: { anyOf: [{ $ref: "#" }, { $ref: "#/additionalProperties" }] } },
    ];
    const code = typesOfCatalog(circles.map((schema, index) => typed(schema, `circle.${index}`)));
    expect(await complaints(code)).toBe("");
  });

  it("is bounded in depth, in parts and in text", () => {
    const deep = Array.from({ length: 30_000 }).reduce<object>((inner) => ({ allOf: [inner] }), {});
    expect(bodyOf(deep)).toBe("unknown");

    const chain = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, index) => [
        `p${index}`,
        { anyOf: [{ $ref: `#/$defs/p${index + 1}` }] },
      ]),
    );
    expect(textOf({ $ref: "#/$defs/p0", $defs: chain }).match(/export type/g)?.length).toBeLessThanOrEqual(
      500,
    );

    const wide = Object.fromEntries(Array.from({ length: 40_000 }, (_, index) => [`k${index}`, {}]));
    const nested = Array.from({ length: 30 }).reduce<object>(
      (inner) => ({ properties: { inner, also: {} } }),
      { properties: wide },
    );
    expect(textOf(nested).length).toBeLessThan(2 * 524_288);

    const prefixed = `${"x".repeat(250)}.a`;
    const many = Array.from({ length: 20_000 }, () => ({ $ref: "#/$defs/a" }));
    const { text } = typesOfSchema(typed({ items: many, $defs: { a: {} } }, prefixed));
    expect(text.length).toBeLessThan(2 * 524_288);
  });
});

describe("typesOfCatalog", () => {
  it("refuses a wrong payload when it is used", async () => {
    const schema = { type: "object", required: ["id"], properties: { id: { type: "integer" } } };
    const code = typesOfCatalog([
      { ...typed(schema), deprecated: true },
      typed(null, "event.types"),
      typed({ $ref: "#/$defs/a", $defs: { a: { const: 1 } } }, "guest.checked_in"),
    ]);
    expect(code).toContain(`export interface EventTypes {
  /** @deprecated */
  "order.created": OrderCreated;
  "event.types": EventTypes2;
  "guest.checked_in": GuestCheckedIn;
}
`);
    const use = `const right: EventTypes = { "order.created": { id: 1 }, "event.types": "x", "guest.checked_in": 1 };
// @ts-expect-error the id is a number
export const wrong: EventTypes["order.created"] = { id: "1" };
// @ts-expect-error no such field
export const more: OrderCreated = { id: 1, note: "x" };
export { right };
`;
    expect(await complaints(`${code}${use}`)).toBe("");
  });

  it("is a file of an empty catalog too", async () => {
    expect(await complaints(typesOfCatalog([]))).toBe("");
  });
});
