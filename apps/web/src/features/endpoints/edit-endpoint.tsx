"use client";

import { toast } from "@heroui/react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { EndpointFields } from "#features/portal/portal-api.ts";
import { PortalDenied, PortalFailure } from "#features/portal/portal-failure.tsx";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { useEventTypes } from "#features/portal-event-types/use-event-types.ts";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { EndpointForm } from "./endpoint-form.tsx";
import { endpointKeys } from "./use-endpoint-actions.ts";

/** Changes where an endpoint is and what it gets; the next attempt goes there already. */
export function EditEndpoint({ endpointId }: { endpointId: string }) {
  const t = useTranslations("endpoints");
  const { api, server, can } = usePortal();
  const router = useRouter();
  const queryClient = useQueryClient();
  const href = `/portal/endpoints/${endpointId}`;
  const endpoint = useQuery({
    queryKey: endpointKeys.one(endpointId),
    queryFn: () => api.getEndpoint(endpointId),
  });
  const eventTypes = useEventTypes();
  const save = useMutation({
    mutationFn: (fields: EndpointFields) => api.patchEndpoint(endpointId, fields),
    onSuccess: async (saved) => {
      toast.success(t("saved"));
      queryClient.setQueryData(endpointKeys.one(endpointId), saved);
      await queryClient.invalidateQueries({ queryKey: endpointKeys.list });
      router.push(href);
    },
  });

  const failed = [endpoint, eventTypes].find((query) => query.isError);
  if (!can("ManageEndpoint")) return <PortalDenied />;
  if (failed) return <PortalFailure error={failed.error} onRetry={failed.refetch} />;
  return (
    <section aria-labelledby="edit-endpoint">
      <h1 id="edit-endpoint" className="mb-5 text-base font-semibold">
        {t("editTitle")}
      </h1>
      {endpoint.data && eventTypes.data ? (
        <EndpointForm
          endpoint={endpoint.data}
          eventTypes={eventTypes.data}
          allowed={server.allowPrivateAddresses}
          submit={t("save")}
          cancelHref={href}
          isPending={save.isPending || save.isSuccess}
          error={save.error}
          onSubmit={save.mutate}
          onEdit={save.reset}
        />
      ) : (
        <div className="max-w-xl">
          <SkeletonLines lines={8} label={t("loading")} />
        </div>
      )}
    </section>
  );
}
