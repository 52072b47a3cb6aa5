"use client";

import { Button, Dropdown, Label, toast } from "@heroui/react";
import type { EndpointSummary } from "@posthorn/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RotateSecret } from "#features/endpoints/rotate-secret.tsx";
import { useNameToType } from "#features/shell/is-production.tsx";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { EditUrl } from "./edit-url.tsx";

type EndpointActionsProps = { environmentId: string; endpoint: EndpointSummary };

const actions = ["edit", "rotate", "remove"] as const;

/** What an operator does for a customer at its endpoint; each asks first. */
export function EndpointActions({ environmentId, endpoint }: EndpointActionsProps) {
  const t = useTranslations("allEndpoints");
  const words = useTranslations("endpoints");
  const callFailureWords = useCallFailureWords();
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<(typeof actions)[number] | null>(null);
  const close = () => setAsked(null);
  const ref = { environmentId, application: endpoint.application.id, endpoint: endpoint.id };
  const onError = (error: unknown) => toast.danger(callFailureWords(error));
  const remove = useMutation(
    trpc.endpoints.remove.mutationOptions({
      onSuccess: async () => {
        toast.success(words("removed"));
        close();
        router.push(`/${environmentId}/endpoints`);
        await queryClient.invalidateQueries(trpc.endpoints.search.pathFilter());
      },
      onError,
    }),
  );
  const rotate = useMutation(
    trpc.endpoints.rotateSecret.mutationOptions({
      onSuccess: () => {
        toast.success(words("rotated"), {
          description: t("rotatedFor", { name: endpoint.application.name }),
        });
        close();
      },
      onError,
    }),
  );
  return (
    <>
      <Dropdown>
        <Button isIconOnly size="sm" variant="outline" aria-label={words("actions")}>
          <Ellipsis strokeWidth={1.5} />
        </Button>
        <Dropdown.Popover placement="bottom end" className="min-w-44">
          <Dropdown.Menu onAction={(key) => setAsked(actions.find((action) => action === key) ?? null)}>
            <Dropdown.Item id="edit" textValue={words("edit")}>
              <Label>{words("edit")}…</Label>
            </Dropdown.Item>
            <Dropdown.Item id="rotate" textValue={words("rotateConfirm")}>
              <Label>{words("rotateConfirm")}…</Label>
            </Dropdown.Item>
            <Dropdown.Item id="remove" variant="danger" textValue={words("remove")}>
              <Label>{words("remove")}…</Label>
            </Dropdown.Item>
          </Dropdown.Menu>
        </Dropdown.Popover>
      </Dropdown>
      <EditUrl
        // A form that was open before starts from what is stored now.
        key={`${endpoint.url} ${endpoint.description}`}
        {...ref}
        url={endpoint.url}
        description={endpoint.description}
        isOpen={asked === "edit"}
        onClose={close}
      />
      <RotateSecret
        isOpen={asked === "rotate"}
        onClose={close}
        isPending={rotate.isPending}
        onRotate={(gracePeriodSeconds) => rotate.mutate({ ...ref, rotation: { gracePeriodSeconds } })}
      />
      <ConfirmDialog
        isOpen={asked === "remove"}
        onOpenChange={close}
        title={words("removeTitle")}
        confirm={words("remove")}
        isHarmful
        nameToType={useNameToType(endpoint.application.name)}
        isPending={remove.isPending}
        onConfirm={() => remove.mutate(ref)}
      >
        {words("removeBody", { url: endpoint.url })}
      </ConfirmDialog>
    </>
  );
}
