"use client";

import { Tabs } from "@heroui/react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { RawText } from "#features/payload/raw-text.tsx";
import { PortalFailure } from "#features/portal/portal-failure.tsx";
import { CopyButton } from "#ui/copy-button.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { SchemaFields } from "./schema-fields.tsx";
import { useEventType } from "./use-event-types.ts";

/** What a payload holds, in fields or as its schema; beside it an example and its type, to copy. */
export function EventTypeSchema({ name }: { name: string }) {
  const t = useTranslations("portalEventTypes");
  const detail = useEventType(name);
  if (detail.isError) return <PortalFailure error={detail.error} onRetry={detail.refetch} />;
  if (!detail.data) return <SkeletonLines lines={8} label={t("loading")} />;
  const { schema, example, version, typescript } = detail.data;
  if (schema === null) {
    return (
      <div className="rounded-lg border border-dashed px-4 py-5">
        <p className="font-medium">{t("noSchemaTitle")}</p>
        <p className="mt-0.5 text-muted">{t("noSchema")}</p>
      </div>
    );
  }
  const schemaText = JSON.stringify(schema, null, 2);
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <Views
        title={t("fields")}
        note={version === null ? undefined : t("version", { version })}
        views={[
          { id: "fields", panel: <SchemaFields schema={schema} /> },
          { id: "schema", text: schemaText },
        ]}
      />
      <Views
        title={t("use")}
        views={[
          example === null
            ? { id: "example", panel: <p className="text-muted">{t("noExample")}</p> }
            : { id: "example", text: JSON.stringify(example, null, 2) },
          { id: "typescript", text: typescript },
        ]}
      />
    </div>
  );
}

type View = { id: "fields" | "schema" | "example" | "typescript" } & (
  | { text: string }
  | { panel: ReactNode }
);

/** Ways to see one thing; a text can be copied. */
function Views({
  title,
  note,
  views,
}: {
  title: string;
  note?: string | undefined;
  views: readonly [View, ...View[]];
}) {
  const t = useTranslations("portalEventTypes.views");
  const [chosen, setChosen] = useState(views[0].id);
  const shown = views.find(({ id }) => id === chosen);
  return (
    <section aria-label={title} className="min-w-0">
      <div className="mb-2 flex items-baseline justify-between gap-3">
        <h2 className="font-medium">{title}</h2>
        {note === undefined ? null : <span className="text-[13px] text-muted">{note}</span>}
      </div>
      <div className="overflow-hidden rounded-lg border bg-surface">
        <Tabs
          variant="secondary"
          selectedKey={chosen}
          onSelectionChange={(key) => setChosen(views.find(({ id }) => id === key)?.id ?? chosen)}
          className="relative gap-0"
        >
          <Tabs.ListContainer className="pr-12">
            <Tabs.List aria-label={title} className="w-auto min-w-0">
              {views.map(({ id }) => (
                <Tabs.Tab key={id} id={id} className="w-auto px-3 text-[13px] whitespace-nowrap">
                  {t(id)}
                  <Tabs.Indicator />
                </Tabs.Tab>
              ))}
            </Tabs.List>
          </Tabs.ListContainer>
          {shown && "text" in shown ? (
            <span className="absolute top-1 right-2">
              <CopyButton value={shown.text} label={t(shown.id)} />
            </span>
          ) : null}
          {views.map((view) => (
            <Tabs.Panel key={view.id} id={view.id} className="p-3">
              {"text" in view ? <RawText text={view.text} /> : view.panel}
            </Tabs.Panel>
          ))}
        </Tabs>
      </div>
    </section>
  );
}
