"use client";

import { Label, Radio, RadioGroup, toast } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { fieldProblem } from "#trpc/field-problem.ts";
import { NameDialog } from "./name-dialog.tsx";

export type OrganizationAction =
  | "createEnvironment"
  | "createOrganization"
  | "renameEnvironment"
  | "renameOrganization";

type OrganizationDialogProps = {
  action: OrganizationAction;
  current: { id: string; name: string; organizationName: string };
  onClose: () => void;
};

/** What the environment's menu makes or renames. */
export function OrganizationDialog({ action, current, onClose }: OrganizationDialogProps) {
  switch (action) {
    case "createEnvironment":
      return <CreateEnvironment environmentId={current.id} onClose={onClose} />;
    case "createOrganization":
      return <CreateOrganization onClose={onClose} />;
    case "renameEnvironment":
    case "renameOrganization":
      return <Rename action={action} current={current} onClose={onClose} />;
  }
}

type Closable = { onClose: () => void };

function CreateEnvironment({ environmentId, onClose }: Closable & { environmentId: string }) {
  const onError = useToastRefusal();
  const t = useTranslations("organization");
  const trpc = useTRPC();
  const open = useOpenEnvironment(onClose);
  const [kind, setKind] = useState<"development" | "production">("development");
  const create = useMutation(
    trpc.organization.createEnvironment.mutationOptions({ onSuccess: ({ id }) => open(id), onError }),
  );
  return (
    <NameDialog
      title={t("createEnvironment")}
      confirm={t("create")}
      isRefused={isNameRefused(create.error)}
      isPending={create.isPending}
      onClose={onClose}
      onName={(name) => create.mutate({ environmentId, name, kind })}
    >
      <RadioGroup
        value={kind}
        onChange={(chosen) => setKind(chosen === "production" ? "production" : "development")}
      >
        <Label>{t("kind")}</Label>
        {(["development", "production"] as const).map((value) => (
          <Radio key={value} value={value}>
            <Radio.Content>
              <Radio.Control>
                <Radio.Indicator />
              </Radio.Control>
              <span className="flex flex-col">
                {t(`kinds.${value}`)}
                <span className="text-[13px] text-muted">{t(`kindHints.${value}`)}</span>
              </span>
            </Radio.Content>
          </Radio>
        ))}
      </RadioGroup>
    </NameDialog>
  );
}

function CreateOrganization({ onClose }: Closable) {
  const onError = useToastRefusal();
  const t = useTranslations("organization");
  const trpc = useTRPC();
  const open = useOpenEnvironment(onClose);
  const create = useMutation(
    trpc.account.createOrganization.mutationOptions({
      onSuccess: ({ environmentId }) => open(environmentId),
      onError,
    }),
  );
  return (
    <NameDialog
      title={t("createOrganization")}
      confirm={t("create")}
      isRefused={isNameRefused(create.error)}
      isPending={create.isPending}
      onClose={onClose}
      onName={(name) => create.mutate({ name })}
    >
      <p className="text-muted">{t("organizationHint")}</p>
    </NameDialog>
  );
}

type RenameProps = OrganizationDialogProps & { action: "renameEnvironment" | "renameOrganization" };

function Rename({ action, current, onClose }: RenameProps) {
  const onError = useToastRefusal();
  const t = useTranslations("organization");
  const trpc = useTRPC();
  const router = useRouter();
  const done = {
    onSuccess: () => {
      toast.success(t("renamed"));
      onClose();
      router.refresh();
    },
    onError,
  };
  const environment = useMutation(trpc.organization.renameEnvironment.mutationOptions(done));
  const organization = useMutation(trpc.organization.rename.mutationOptions(done));
  const rename = action === "renameEnvironment" ? environment : organization;
  return (
    <NameDialog
      title={t(action)}
      confirm={t("rename")}
      name={action === "renameEnvironment" ? current.name : current.organizationName}
      isRefused={isNameRefused(rename.error)}
      isPending={rename.isPending}
      onClose={onClose}
      onName={(name) => rename.mutate({ environmentId: current.id, name })}
    />
  );
}

function useOpenEnvironment(onClose: () => void) {
  const router = useRouter();
  return (environmentId: string) => {
    onClose();
    router.push(`/${environmentId}`);
    router.refresh();
  };
}

function isNameRefused(error: unknown): boolean {
  return fieldProblem(error, "name") !== undefined;
}

/** A name that does not fit is told at its field. */
function useToastRefusal(): (error: unknown) => void {
  const callFailureWords = useCallFailureWords();
  return (error) => {
    if (!isNameRefused(error)) toast.danger(callFailureWords(error));
  };
}
