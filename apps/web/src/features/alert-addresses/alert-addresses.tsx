"use client";

import { Button, toast } from "@heroui/react";
import type { AlertAddressOut } from "@posthorn/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PortalFailure } from "#features/portal/portal-failure.tsx";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { useToastFailure } from "#features/portal/use-failure-words.ts";
import { SettingsSection } from "#features/settings/settings-section.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { Notice } from "#ui/notice.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { AddAlertAddress } from "./add-alert-address.tsx";
import { alertAddressesKey, useAlertAddresses } from "./use-alert-addresses.ts";

/** Who is mailed when an endpoint of the tenant fails. */
export function AlertAddresses() {
  const t = useTranslations("alertAddresses");
  const { can } = usePortal();
  const addresses = useAlertAddresses();
  return (
    <SettingsSection title={t("title")} intro={t("intro")}>
      {addresses.isPending ? <SkeletonLines lines={3} label={t("loading")} /> : null}
      {addresses.isError ? <PortalFailure error={addresses.error} onRetry={addresses.refetch} /> : null}
      {addresses.data?.isMailOn === false ? (
        <Notice status="warning" title={t("noMailTitle")}>
          {t("noMail")}
        </Notice>
      ) : null}
      {addresses.data?.data.length === 0 ? <p className="text-muted">{t("none")}</p> : null}
      {addresses.data && addresses.data.data.length > 0 ? (
        <ul aria-label={t("title")} className="max-w-xl rounded-lg border bg-surface">
          {addresses.data.data.map((address) => (
            <AddressRow key={address.id} address={address} canMail={addresses.data.isMailOn} />
          ))}
        </ul>
      ) : null}
      {addresses.data?.isMailOn && can("ManageEndpoint") ? <AddAlertAddress /> : null}
    </SettingsSection>
  );
}

function AddressRow({ address, canMail }: { address: AlertAddressOut; canMail: boolean }) {
  const t = useTranslations("alertAddresses");
  const { api, can } = usePortal();
  const queryClient = useQueryClient();
  const onError = useToastFailure();
  const [isAsking, setIsAsking] = useState(false);
  const { id, email, confirmedAt } = address;
  const ask = useMutation({
    mutationFn: () => api.createAlertAddress(email),
    onSuccess: () => toast.success(t("mailed", { email })),
    onError,
  });
  const remove = useMutation({
    mutationFn: () => api.deleteAlertAddress(id),
    onSuccess: () => {
      setIsAsking(false);
      toast.success(t("removed", { email }));
      return queryClient.invalidateQueries({ queryKey: alertAddressesKey });
    },
    onError,
  });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 not-first:border-t sm:px-4">
      <span className="min-w-0 flex-1 basis-48">
        <span className="block [overflow-wrap:anywhere]">{email}</span>
        <span className="block text-[13px] text-muted">
          {confirmedAt === null ? t("unconfirmed") : t("confirmed")}
        </span>
      </span>
      {can("ManageEndpoint") ? (
        <span className="flex gap-2">
          {confirmedAt === null && canMail ? (
            <Button size="sm" variant="outline" isPending={ask.isPending} onPress={() => ask.mutate()}>
              {t("mailAgain")}
            </Button>
          ) : null}
          <Button
            size="sm"
            variant="ghost"
            aria-label={t("removeLabel", { email })}
            onPress={() => setIsAsking(true)}
          >
            {t("remove")}
          </Button>
        </span>
      ) : null}
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={t("removeTitle", { email })}
        confirm={t("remove")}
        isHarmful
        isPending={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        <p>{t("removeBody")}</p>
      </ConfirmDialog>
    </li>
  );
}
