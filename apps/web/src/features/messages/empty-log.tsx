"use client";

import { Button, Spinner, Tabs } from "@heroui/react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#trpc/client.tsx";
import { CodeBlock } from "#ui/code-block.tsx";
import { PageNotice } from "#ui/page-notice.tsx";
import { isNarrowed, type MessageFilter } from "./message-filter.ts";
import { firstPublishSnippets } from "./publish-snippets.ts";

type EmptyLogProps = {
  environmentId: string;
  apiUrl: string;
  isDemo: boolean;
  filter: MessageFilter;
  onChange: (change: Partial<MessageFilter>) => void;
  onClear: () => void;
};

/** Why nothing is here, and the one thing that changes it. */
export function EmptyLog(props: EmptyLogProps) {
  const t = useTranslations("messages");
  const { filter, onClear } = props;
  if (filter.text !== undefined) {
    return (
      <PageNotice title={t("emptyTextTitle")} action={<Clear onPress={onClear} />}>
        <p>{t("emptyText")}</p>
      </PageNotice>
    );
  }
  if (isNarrowed(filter)) {
    return (
      <PageNotice title={t("emptyFilterTitle")} action={<Clear onPress={onClear} />}>
        <p>{t("emptyFilter")}</p>
      </PageNotice>
    );
  }
  return <EmptyRange {...props} />;
}

/** Nothing in this time: nothing at all, or only earlier. */
function EmptyRange(props: EmptyLogProps) {
  const t = useTranslations("messages");
  const { environmentId, filter, onChange } = props;
  const trpc = useTRPC();
  const ever = useQuery(
    trpc.messages.search.queryOptions({ environmentId, range: "90d" }, { staleTime: 5_000 }),
  );
  if (ever.isPending) return null;
  if (ever.data?.data.length === 0) return <FirstMessage {...props} />;
  const range = filter.from === undefined ? filter.range : "custom";
  return (
    <PageNotice
      title={t(`emptyRangeTitle.${range}`)}
      action={
        <Button size="sm" onPress={() => onChange({ range: "90d", from: undefined, to: undefined })}>
          {t("emptyRangeAction")}
        </Button>
      }
    >
      <p>{t("emptyRange")}</p>
    </PageNotice>
  );
}

function Clear({ onPress }: { onPress: () => void }) {
  const t = useTranslations("messages");
  return (
    <Button size="sm" onPress={onPress}>
      {t("clearFilters")}
    </Button>
  );
}

function FirstMessage({ environmentId, apiUrl, isDemo }: EmptyLogProps) {
  const t = useTranslations("messages");
  return (
    <PageNotice title={t("emptyTitle")}>
      <p>{t("empty")}</p>
      <Tabs variant="secondary" className="gap-2">
        <Tabs.ListContainer>
          <Tabs.List aria-label={t("detail.copyAs")}>
            {firstPublishSnippets(apiUrl).map(({ name }) => (
              <Tabs.Tab key={name} id={name}>
                {name}
                <Tabs.Indicator />
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs.ListContainer>
        {firstPublishSnippets(apiUrl).map(({ name, code }) => (
          <Tabs.Panel key={name} id={name} className="p-0 text-foreground">
            <CodeBlock code={code} label={name} />
          </Tabs.Panel>
        ))}
      </Tabs>
      <h3 className="mt-2 font-medium text-foreground">{t("emptyKey")}</h3>
      {isDemo ? <p>{t("emptyKeyDemo")}</p> : null}
      <p>{t("emptyKeyMake")}</p>
      <div className="text-foreground">
        <CodeBlock
          code={`npm run posthorn -- token create --environment ${environmentId}`}
          label={t("emptyKey")}
        />
      </div>
      <p className="mt-2 flex items-center gap-2">
        <Spinner size="sm" />
        {t("emptyListening")}
      </p>
    </PageNotice>
  );
}
