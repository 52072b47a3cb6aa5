"use client";

import { toast } from "@heroui/react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { EndpointFields } from "#features/portal/portal-api.ts";
import { PortalDenied, PortalFailure } from "#features/portal/portal-failure.tsx";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { useEventTypes } from "#features/portal-event-types/use-event-types.ts";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { CopySteps } from "./copy-steps.tsx";
import { EndpointForm } from "./endpoint-form.tsx";
import { newSecret } from "./new-secret.ts";
import { type Place, ReceiveAt } from "./receive-at.tsx";
import { SecretField, VerifySnippets } from "./secret-field.tsx";
import { endpointKeys } from "./use-endpoint-actions.ts";

/** A new endpoint: its secret is there before it is saved, so that the first message can be verified. */
export function AddEndpoint() {
  const t = useTranslations("endpoints");
  const { api, server, can } = usePortal();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [secret] = useState(newSecret);
  const [place, setPlace] = useState<Place>("server");
  const eventTypes = useEventTypes();
  const create = useMutation({
    mutationFn: async (fields: EndpointFields) => {
      const url = place === "look" ? (await api.openInspector()).url : fields.url;
      return api.createEndpoint({ ...fields, url });
    },
    onSuccess: async (endpoint) => {
      toast.success(t("added"));
      await queryClient.invalidateQueries({ queryKey: endpointKeys.list });
      router.push(`/portal/endpoints/${endpoint.id}`);
    },
  });

  if (!can("ManageEndpoint")) return <PortalDenied />;
  if (eventTypes.isError) return <PortalFailure error={eventTypes.error} onRetry={eventTypes.refetch} />;
  return (
    <section aria-labelledby="add-endpoint">
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <h1 id="add-endpoint" className="text-base font-semibold">
          {t("add")}
        </h1>
        <CopySteps />
      </div>
      <div className="mb-5">
        <ReceiveAt
          place={place}
          onChange={(chosen) => {
            create.reset();
            setPlace(chosen);
          }}
        />
      </div>
      {eventTypes.data ? (
        <EndpointForm
          eventTypes={eventTypes.data}
          hasUrl={place !== "look"}
          allowed={server.allowPrivateAddresses}
          submit={t("add")}
          cancelHref="/portal"
          isPending={create.isPending || create.isSuccess}
          error={create.error}
          onSubmit={(fields) => create.mutate({ ...fields, secret })}
          onEdit={create.reset}
        >
          {place === "look" ? null : (
            <div className="flex flex-col gap-2">
              <span className="font-medium">{t("secret")}</span>
              <SecretField secret={secret} hint={t("secretHint")} />
              <VerifySnippets />
            </div>
          )}
        </EndpointForm>
      ) : (
        <div className="max-w-xl">
          <SkeletonLines lines={8} label={t("loading")} />
        </div>
      )}
    </section>
  );
}
