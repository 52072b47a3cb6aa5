import { pathText, type SchemaField, schemaFields } from "@posthorn/domain/schema-fields";
import { useTranslations } from "next-intl";
import { useMemo } from "react";

const maxIndent = 6;

/** The fields that a schema describes, each below the one that it is part of. */
export function SchemaFields({ schema }: { schema: unknown }) {
  const t = useTranslations("portalEventTypes");
  const fields = useMemo(() => schemaFields(schema), [schema]);
  if (fields.length === 0) return <p className="text-muted">{t("noFields")}</p>;
  return (
    <ul aria-label={t("fields")} className="text-[13px]">
      {fields.map((field) => (
        <Field key={pathText(field.path)} field={field} />
      ))}
    </ul>
  );
}

function Field({ field: { path, type, isRequired, description } }: { field: SchemaField }) {
  const t = useTranslations("portalEventTypes");
  const depth = Math.min(path.filter((part) => part !== "[]").length - 1, maxIndent);
  return (
    <li
      className="border-b py-1.5 first:pt-0 last:border-0 last:pb-0"
      style={{ paddingInlineStart: `${depth * 1.25}rem` }}
      title={pathText(path)}
    >
      <span className="flex flex-wrap items-baseline gap-x-2 font-mono [overflow-wrap:anywhere]">
        {path.at(-1)}
        <span className="text-muted">{type}</span>
        {isRequired ? <span className="font-sans text-xs text-muted">{t("required")}</span> : null}
      </span>
      {description ? (
        <span dir="auto" className="block text-muted [overflow-wrap:anywhere]">
          {description}
        </span>
      ) : null}
    </li>
  );
}
