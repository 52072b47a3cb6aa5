"use client";

import { Button, Dropdown, Label } from "@heroui/react";
import type { EndpointOut } from "@posthorn/contract";
import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { endpointsText as text } from "./endpoints-text.ts";
import { useEndpointActions } from "./use-endpoint-actions.ts";

/** Edit, disable and delete. What harms asks first, and names the endpoint and what stops. */
export function EndpointMenu({ endpoint }: { endpoint: EndpointOut }) {
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
          aria-label={text.actions}
          isPending={setDisabled.isPending}
        >
          <Ellipsis strokeWidth={1.5} />
        </Button>
        <Dropdown.Popover placement="bottom end" className="min-w-40">
          <Dropdown.Menu onAction={act}>
            <Dropdown.Item id="edit" textValue={text.edit}>
              <Label>{text.edit}</Label>
            </Dropdown.Item>
            {endpoint.disabled ? (
              <Dropdown.Item id="enable" textValue={text.enable}>
                <Label>{text.enable}</Label>
              </Dropdown.Item>
            ) : (
              <Dropdown.Item id="disable" textValue={text.disable}>
                <Label>{text.disable}…</Label>
              </Dropdown.Item>
            )}
            <Dropdown.Item id="remove" variant="danger" textValue={text.remove}>
              <Label>{text.remove}…</Label>
            </Dropdown.Item>
          </Dropdown.Menu>
        </Dropdown.Popover>
      </Dropdown>
      <ConfirmDialog
        isOpen={asking === "disable"}
        onOpenChange={close}
        title={text.disableTitle}
        confirm={text.disable}
        isHarmful
        isPending={setDisabled.isPending}
        onConfirm={() => setDisabled.mutate(true, { onSuccess: close })}
      >
        {text.disableBody(endpoint.url)}
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asking === "remove"}
        onOpenChange={close}
        title={text.removeTitle}
        confirm={text.remove}
        isHarmful
        isPending={remove.isPending}
        onConfirm={() => remove.mutate(undefined, { onSuccess: () => router.push("/portal") })}
      >
        {text.removeBody(endpoint.url)}
      </ConfirmDialog>
    </>
  );
}
