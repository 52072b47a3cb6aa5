"use client";

import { QueryClient } from "@tanstack/react-query";
import { type Messages, NextIntlClientProvider, useLocale } from "next-intl";
import { useEffect, useState } from "react";
import { EndpointList } from "#features/endpoints/endpoint-list.tsx";
import { endpointKeys } from "#features/endpoints/use-endpoint-actions.ts";
import { createPortalApi } from "#features/portal/portal-api.ts";
import { PortalBrand } from "#features/portal/portal-brand.tsx";
import { Sections } from "#features/portal/portal-frame.tsx";
import { OpenPortal, type PortalServer } from "#features/portal/portal-session-provider.tsx";
import { tellLook } from "#features/theme/look.ts";
import { loadMessages } from "#i18n/load-messages.ts";
import { chooseLocale, localeTags } from "#i18n/locales.ts";
import { exampleEndpoints } from "./example-endpoints.ts";
import { isPreviewMessage, type PreviewMessage, previewHello } from "./preview-message.ts";

/** The portal's own components with an example's endpoints, in the look that the settings tell. It is only looked at. */
export function PreviewPortal({ server }: { server: PortalServer }) {
  const told = useToldLook();
  const own = chooseLocale([useLocale()]);
  const locale = told?.look.language ?? own;
  const [spoken, setSpoken] = useState<{ locale: typeof locale; messages: Messages } | null>(null);
  const [portal] = useState(() => examplePortal(server));

  useEffect(() => {
    let isCurrent = true;
    loadMessages(locale).then((messages) => {
      if (isCurrent) setSpoken({ locale, messages });
    });
    return () => {
      isCurrent = false;
    };
  }, [locale]);

  if (!told || !spoken) return null;
  return (
    <NextIntlClientProvider locale={localeTags[spoken.locale]} messages={spoken.messages}>
      <div inert className="mx-auto w-full max-w-5xl px-4 py-5 sm:px-6">
        <OpenPortal {...portal}>
          {told.isOwnPage ? <PortalBrand name={told.look.name} logo={told.look.logo} /> : null}
          <Sections at="/portal" />
          <EndpointList />
        </OpenPortal>
      </div>
    </NextIntlClientProvider>
  );
}

function useToldLook(): PreviewMessage | null {
  const [told, setTold] = useState<PreviewMessage | null>(null);
  useEffect(() => {
    const { parent, location } = window;
    const take = ({ source, origin, data }: MessageEvent) => {
      if (source !== parent || origin !== location.origin || !isPreviewMessage(data)) return;
      tellLook({ branding: data.look, theme: { mode: data.mode } });
      setTold(data);
    };
    window.addEventListener("message", take);
    if (parent !== window) parent.postMessage(previewHello, location.origin);
    return () => window.removeEventListener("message", take);
  }, []);
  return told;
}

// All that it shows is known beforehand: nothing is asked of the API, which would not know this session.
function examplePortal(server: PortalServer) {
  const session = {
    token: "",
    appId: "",
    capabilities: ["ViewBase" as const, "ManageEndpoint" as const],
    expiresAt: "",
    locale: null,
    embedOrigins: [],
  };
  const queryClient = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } },
  });
  const page = { data: exampleEndpoints(new Date()), iterator: null, prevIterator: null, done: true };
  queryClient.setQueryData(endpointKeys.list, { pages: [page], pageParams: [undefined] });
  const can = (capability: string) => session.capabilities.some((one) => one === capability);
  return { portal: { api: createPortalApi(server.apiUrl, session), server, session, can }, queryClient };
}
