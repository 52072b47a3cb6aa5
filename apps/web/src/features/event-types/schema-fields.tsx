"use client";

import { type SchemaField, schemaFields } from "@posthorn/domain/schema-fields";
import { useTranslations } from "next-intl";
import { useMemo } from "react";

/** What a schema says of a payload, property by property. */
export function SchemaFields({ schema }: { schema: Record<string, unknown> | undefined }) {
  const t = useTranslations("eventTypePages.fields");
  const fields = useMemo(() => (schema === undefined ? [] : schemaFields(schema)), [schema]);
  if (schema === undefined) return <p className="py-2 text-danger">{t("broken")}</p>;
  if (fields.length === 0) return <p className="py-2 text-muted">{t("none")}</p>;
  return (
    <ul className="text-[13px]">
      {fields.map((field) => (
        <Row key={field.path.join("\n")} field={field} />
      ))}
    </ul>
  );
}

function Row({ field }: { field: SchemaField }) {
  const t = useTranslations("eventTypePages.fields");
  const { path, type, isRequired, description } = field;
  const name = path.at(-1);
  return (
    <li
      className="border-b py-1.5 last:border-0"
      style={{ paddingInlineStart: `${(path.length - 1) * 16}px` }}
    >
      <span className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-mono font-medium [overflow-wrap:anywhere]">
          {name === "[]" ? t("element") : name}
        </span>
        <span className="font-mono text-xs text-muted [overflow-wrap:anywhere]">{type}</span>
        <span className="ml-auto text-xs text-muted">{isRequired ? t("required") : t("optional")}</span>
      </span>
      {description ? (
        <span className="block text-muted [overflow-wrap:anywhere]" dir="auto">
          {description}
        </span>
      ) : null}
    </li>
  );
}
