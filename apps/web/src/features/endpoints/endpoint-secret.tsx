"use client";

import { Button } from "@heroui/react";
import type { EndpointOut } from "@posthorn/contract";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { useFailureWords } from "#features/portal/use-failure-words.ts";
import { Notice } from "#ui/notice.tsx";
import { RotateSecret } from "./rotate-secret.tsx";
import { SecretField } from "./secret-field.tsx";
import { endpointKeys, useEndpointActions } from "./use-endpoint-actions.ts";

/** The secret of an endpoint: read only when it is asked for, which is written down; and rotated with a grace. */
export function EndpointSecret({ endpoint }: { endpoint: Pick<EndpointOut, "id" | "signatureType"> }) {
  const t = useTranslations("endpoints");
  const endpointId = endpoint.id;
  const { api, can } = usePortal();
  const failureWords = useFailureWords();
  const { rotate } = useEndpointActions(endpointId);
  const [isAsked, setIsAsked] = useState(false);
  const [isRotating, setIsRotating] = useState(false);
  const secret = useQuery({
    queryKey: endpointKeys.secret(endpointId),
    queryFn: () => api.getSecret(endpointId),
    enabled: isAsked,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

  return (
    <section aria-label={t("secret")}>
      <div className="mb-1.5 flex items-center justify-between">
        <h2 className="font-medium">{t("secret")}</h2>
        {can("ManageEndpointSecret") ? (
          <Button size="sm" variant="ghost" onPress={() => setIsRotating(true)}>
            {t("rotate")}
          </Button>
        ) : null}
      </div>
      {secret.isError ? <Notice status="danger" title={failureWords(secret.error)} /> : null}
      <SecretField
        secret={secret.data?.key}
        // Of an asymmetric one a receiver gets the public key.
        prefix={endpoint.signatureType === "ed25519" ? "whpk_" : "whsec_"}
        isLoading={secret.isFetching}
        onAsk={() => setIsAsked(true)}
        hint={t("secretHidden")}
      />
      <RotateSecret
        isOpen={isRotating}
        onClose={() => setIsRotating(false)}
        isPending={rotate.isPending}
        onRotate={(seconds) => rotate.mutate(seconds, { onSuccess: () => setIsRotating(false) })}
      />
    </section>
  );
}
