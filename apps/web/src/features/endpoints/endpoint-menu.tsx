"use client";

import { Button, Dropdown, Label } from "@heroui/react";
import type { EndpointOut } from "@posthorn/contract";
import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { useEndpointActions } from "./use-endpoint-actions.ts";

/** Edit, disable and delete. What harms asks first, and names the endpoint and what stops. */
export function EndpointMenu({ endpoint }: { endpoint: EndpointOut }) {
  const t = useTranslations("endpoints");
  const router = useRouter();
  const { setDisabled, remove } = useEndpointActions(endpoint.id);
  const [asking, setAsking] = useState<"disable" | "remove" | null>(null);
  const close = () => setAsking(null);

  function act(action: string | number): void {
    if (action === "edit") router.push(`/portal/endpoints/${endpoint.id}/edit`);
    else if (action === "enable") setDisabled.mutate(false);
    else if (action === "disable" || action === "remove") setAsking(action);
  }

  return (
    <>
      <Dropdown>
        <Button
          isIconOnly
          size="sm"
          variant="outline"
          aria-label={t("actions")}
          isPending={setDisabled.isPending}
        >
          <Ellipsis strokeWidth={1.5} />
        </Button>
        <Dropdown.Popover placement="bottom end" className="min-w-40">
          <Dropdown.Menu onAction={act}>
            <Dropdown.Item id="edit" textValue={t("edit")}>
              <Label>{t("edit")}</Label>
            </Dropdown.Item>
            {endpoint.disabled ? (
              <Dropdown.Item id="enable" textValue={t("enable")}>
                <Label>{t("enable")}</Label>
              </Dropdown.Item>
            ) : (
              <Dropdown.Item id="disable" textValue={t("disable")}>
                <Label>{t("disable")}…</Label>
              </Dropdown.Item>
            )}
            <Dropdown.Item id="remove" variant="danger" textValue={t("remove")}>
              <Label>{t("remove")}…</Label>
            </Dropdown.Item>
          </Dropdown.Menu>
        </Dropdown.Popover>
      </Dropdown>
      <ConfirmDialog
        isOpen={asking === "disable"}
        onOpenChange={close}
        title={t("disableTitle")}
        confirm={t("disable")}
        isHarmful
        isPending={setDisabled.isPending}
        onConfirm={() => setDisabled.mutate(true, { onSuccess: close })}
      >
        {t("disableBody", { url: endpoint.url })}
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asking === "remove"}
        onOpenChange={close}
        title={t("removeTitle")}
        confirm={t("remove")}
        isHarmful
        isPending={remove.isPending}
        onConfirm={() => remove.mutate(undefined, { onSuccess: () => router.push("/portal") })}
      >
        {t("removeBody", { url: endpoint.url })}
      </ConfirmDialog>
    </>
  );
}
