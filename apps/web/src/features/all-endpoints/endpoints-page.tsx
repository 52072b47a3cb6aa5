"use client";

import { ListBox } from "@heroui/react";
import { useTranslations } from "next-intl";
import { ApplicationFilter } from "#features/applications/application-filter.tsx";
import { endpointFilterOfAddress, endpointStates } from "#features/endpoints/endpoint-filter.ts";
import { FilterSelect } from "#ui/filter-select.tsx";
import { PageFrame } from "#ui/page-frame.tsx";
import { SearchBox } from "#ui/search-box.tsx";
import { useSearchAddress } from "#ui/use-search-address.ts";
import { EndpointsOfAll } from "./endpoints-of-all.tsx";

const any = "any";

type EndpointsPageProps = { environmentId: string; canChange: boolean };

/** The endpoints of all applications, narrowed by what stands in the address. */
export function EndpointsPage({ environmentId, canChange }: EndpointsPageProps) {
  const t = useTranslations("allEndpoints");
  const { parameters, change } = useSearchAddress();
  const filter = endpointFilterOfAddress(parameters);
  return (
    <PageFrame title={t("title")} lead={t("lead")}>
      <search className="flex flex-wrap items-center gap-2">
        <FilterSelect
          label={t("state")}
          value={filter.state ?? any}
          onChange={(key) => change({ state: key === any ? undefined : key })}
          className="w-36"
        >
          <ListBox.Item id={any}>{t("anyState")}</ListBox.Item>
          {endpointStates.map((state) => (
            <ListBox.Item key={state} id={state}>
              {t(`states.${state}`)}
            </ListBox.Item>
          ))}
        </FilterSelect>
        <ApplicationFilter
          environmentId={environmentId}
          value={filter.app}
          onChange={(app) => change({ app })}
        />
        <SearchBox label={t("search")} value={filter.text} onChange={(text) => change({ text })} />
      </search>
      <EndpointsOfAll
        environmentId={environmentId}
        filter={filter}
        canChange={canChange}
        onClear={() => change({ state: undefined, app: undefined, text: undefined })}
      />
    </PageFrame>
  );
}
