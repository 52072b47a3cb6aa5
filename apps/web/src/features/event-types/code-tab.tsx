"use client";

import { typesOfSchema } from "@posthorn/domain/types-of-schema";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { CodeBlock } from "#ui/code-block.tsx";
import { Notice } from "#ui/notice.tsx";
import type { DetailProps } from "./event-type-page.tsx";
import { publishTyped } from "./event-type-snippets.ts";

/** The payload's type, and code that publishes it. */
export function CodeTab({ detail, apiUrl }: DetailProps) {
  const t = useTranslations("eventTypePages.code");
  const schema = detail.versions[0]?.schema ?? null;
  const types = useMemo(() => typesOfSchema({ ...detail, schema }).text, [detail, schema]);
  const examples = schema?.examples;
  const example = Array.isArray(examples) ? examples[0] : undefined;
  return (
    <div className="flex flex-col gap-6 pt-2">
      {schema === null ? (
        <Notice status="info" title={t("nothingPublished")}>
          {t("nothingPublishedBody")}
        </Notice>
      ) : null}
      <section aria-labelledby="types-of-type" className="flex flex-col gap-2">
        <h3 id="types-of-type" className="font-medium">
          {t("types")}
        </h3>
        <p className="max-w-prose text-muted">{t("typesHint")}</p>
        <CodeBlock code={types} label={t("types")} />
      </section>
      <section aria-labelledby="publish-type" className="flex flex-col gap-2">
        <h3 id="publish-type" className="font-medium">
          {t("publish")}
        </h3>
        <p className="max-w-prose text-muted">
          {t.rich("publishHint", {
            file: (chunks) => <code className="font-mono text-[13px]">{chunks}</code>,
          })}
        </p>
        <CodeBlock code={publishTyped({ apiUrl, name: detail.name, example })} label={t("publish")} />
      </section>
    </div>
  );
}
