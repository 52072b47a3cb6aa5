"use client";

import { Tabs } from "@heroui/react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { CopyButton } from "#ui/copy-button.tsx";
import { Notice } from "#ui/notice.tsx";
import { useFormat } from "#ui/use-format.ts";
import { HeaderList } from "./header-list.tsx";
import { jsonContentType } from "./json-content-type.ts";
import { JsonTree } from "./json-tree.tsx";
import { RawText } from "./raw-text.tsx";
import { scanJson } from "./scan-json.ts";

type PayloadViewerProps = {
  /** The payload as it was sent, to the byte; null when it is gone. */
  text: string | null;
  /** What the sender called it; absent: JSON. */
  contentType?: string | undefined;
  /** The headers of the last request that carried it. */
  sentHeaders?: Readonly<Record<string, string>> | null;
};

type View = "tree" | "raw" | "headers";

/** A payload as a tree, raw, and the headers it went out with. It is never parsed: it stands as it was sent. */
export function PayloadViewer({ text, contentType = jsonContentType, sentHeaders }: PayloadViewerProps) {
  const t = useTranslations("payload");
  const format = useFormat();
  const hasTree = useMemo(() => text !== null && scanJson(text) !== null, [text]);
  const [chosen, setChosen] = useState<View>("tree");
  if (text === null) {
    return (
      <Notice status="info" title={t("goneTitle")}>
        {t("gone")}
      </Notice>
    );
  }
  const view = chosen === "tree" && !hasTree ? "raw" : chosen;
  const headersText = Object.entries(sentHeaders ?? {})
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
  return (
    <Tabs
      variant="secondary"
      selectedKey={view}
      onSelectionChange={(key) => setChosen(key as View)}
      className="relative gap-0"
    >
      <Tabs.ListContainer className="pr-24">
        <Tabs.List aria-label={t("title")} className="w-auto min-w-0">
          {hasTree ? <ViewTab id="tree" /> : null}
          <ViewTab id="raw" />
          <ViewTab id="headers" />
        </Tabs.List>
      </Tabs.ListContainer>
      <span className="absolute top-1 right-2 flex items-center gap-2 text-xs text-muted tabular-nums">
        {contentType === jsonContentType ? null : <span>{contentType}</span>}
        {format.bytes(new Blob([text]).size)}
        <CopyButton
          value={view === "headers" ? headersText : text}
          label={view === "headers" ? t("headers") : t("payload")}
        />
      </span>
      <Tabs.Panel id="tree" className="p-3">
        <JsonTree key={text} text={text} />
      </Tabs.Panel>
      <Tabs.Panel id="raw" className="p-3">
        {text === "" ? <p className="text-muted">{t("empty")}</p> : <RawText text={text} />}
      </Tabs.Panel>
      <Tabs.Panel id="headers" className="p-3">
        {sentHeaders ? <HeaderList headers={sentHeaders} /> : <p className="text-muted">{t("noHeaders")}</p>}
      </Tabs.Panel>
    </Tabs>
  );
}

function ViewTab({ id }: { id: View }) {
  const t = useTranslations("payload");
  return (
    <Tabs.Tab id={id} className="w-auto px-3 text-[13px] whitespace-nowrap">
      {t(`views.${id}`)}
      <Tabs.Indicator />
    </Tabs.Tab>
  );
}
