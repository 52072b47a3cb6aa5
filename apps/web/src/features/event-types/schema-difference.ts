import { pathText, type SchemaField, schemaFields } from "@posthorn/domain/schema-fields";

/** One property that a schema has and the one before it had not, or had otherwise. */
export type SchemaChange = { path: string } & (
  | { kind: "added"; type: string; isRequired: boolean }
  | { kind: "removed"; type: string }
  | { kind: "retyped"; from: string; to: string }
  | { kind: "required" | "optional" }
);

/** What changed between two schemas, by property, in the order of the later one; what is gone comes last. */
export function schemaDifference(before: unknown, after: unknown): SchemaChange[] {
  const old = byPath(before);
  const now = byPath(after);
  const changes = [...now].flatMap(([path, field]): SchemaChange[] => {
    const { type, isRequired } = field;
    const had = old.get(path);
    if (!had) return [{ path, kind: "added", type, isRequired }];
    return [
      ...(had.type === type ? [] : [{ path, kind: "retyped" as const, from: had.type, to: type }]),
      ...(had.isRequired === isRequired
        ? []
        : [{ path, kind: isRequired ? ("required" as const) : ("optional" as const) }]),
    ];
  });
  const removed = [...old]
    .filter(([path]) => !now.has(path))
    .map(([path, { type }]): SchemaChange => ({ path, kind: "removed", type }));
  return [...changes, ...removed];
}

function byPath(schema: unknown): Map<string, SchemaField> {
  return new Map(schemaFields(schema).map((field) => [pathText(field.path), field]));
}
