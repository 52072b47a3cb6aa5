"use client";

import { Button } from "@heroui/react";
import type { EndpointOut } from "@posthorn/contract";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { EndpointSettingsForm } from "./endpoint-settings-form.tsx";
import { EndpointSettingsList } from "./endpoint-settings-list.tsx";
import { endpointKeys } from "./use-endpoint-actions.ts";

/** Limits, headers, properties and channels of an endpoint, and the way to change them. */
export function EndpointSettings({ endpoint }: { endpoint: EndpointOut }) {
  const t = useTranslations("endpointSettings");
  const { api, can } = usePortal();
  const [isChanging, setIsChanging] = useState(false);
  const headers = useQuery({
    queryKey: endpointKeys.headers(endpoint.id),
    queryFn: () => api.getHeaders(endpoint.id),
  });
  return (
    <section aria-label={t("title")}>
      <div className="mb-1.5 flex items-center justify-between">
        <h2 className="font-medium">{t("title")}</h2>
        {can("ManageEndpoint") && headers.data ? (
          <Button size="sm" variant="ghost" onPress={() => setIsChanging(true)}>
            {t("change")}
          </Button>
        ) : null}
      </div>
      <EndpointSettingsList endpoint={endpoint} headers={headers.data} />
      {isChanging && headers.data ? (
        <EndpointSettingsForm
          endpoint={endpoint}
          headers={headers.data}
          onClose={() => setIsChanging(false)}
        />
      ) : null}
    </section>
  );
}
