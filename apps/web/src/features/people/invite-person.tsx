"use client";

import { Button, Description, FieldError, Input, Label, Modal, TextField, toast } from "@heroui/react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAskedAction } from "#features/command-menu/use-asked-action.ts";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { fieldProblem } from "#trpc/field-problem.ts";
import { CodeBlock } from "#ui/code-block.tsx";
import { RoleSelect } from "./role-select.tsx";
import { type Role, rolesGivenBy } from "./roles.ts";

type InvitePersonProps = { environmentId: string; organizationName: string; role: Role };

/** Asks for an address and a role, then shows the link to hand over, this once. */
export function InvitePerson({ environmentId, organizationName, role }: InvitePersonProps) {
  const callFailureWords = useCallFailureWords();
  const t = useTranslations("people");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const [given, setGiven] = useState<Role>("developer");
  const invite = useMutation(
    trpc.people.invite.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.people.invitations.pathFilter()),
      onError: (error) => {
        if (!fieldProblem(error, "email")) toast.danger(callFailureWords(error));
      },
    }),
  );
  const made = invite.data?.kind === "created" ? invite.data : null;
  const refusal = invite.data && invite.data.kind !== "created" ? invite.data.kind : null;
  const problem = fieldProblem(invite.error, "email") ? "noEmail" : refusal;

  useAskedAction("invite", open);

  function open(): void {
    invite.reset();
    setGiven("developer");
    setIsOpen(true);
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get("email"));
    invite.mutate({ environmentId, email, role: given });
  }

  return (
    <>
      <Button size="sm" onPress={open}>
        {t("invite")}
      </Button>
      <Modal.Backdrop isOpen={isOpen} onOpenChange={setIsOpen}>
        <Modal.Container>
          <Modal.Dialog className="sm:max-w-[30rem]">
            <Modal.Header>
              <Modal.Heading>
                {made
                  ? t("invitedTitle", { email: made.invitation.email })
                  : t("inviteTitle", { organization: organizationName })}
              </Modal.Heading>
            </Modal.Header>
            {made ? (
              <>
                <Modal.Body className="flex flex-col gap-3">
                  <p>{t(made.isMailed ? "invitedMailed" : "invitedNotMailed")}</p>
                  <CodeBlock code={made.url} label={t("link")} />
                </Modal.Body>
                <Modal.Footer>
                  <Button size="sm" slot="close">
                    {t("done")}
                  </Button>
                </Modal.Footer>
              </>
            ) : (
              <form onSubmit={submit}>
                <Modal.Body className="flex flex-col gap-4">
                  <TextField
                    name="email"
                    type="email"
                    isRequired
                    autoComplete="off"
                    validationBehavior="aria"
                    isInvalid={problem !== null}
                    fullWidth
                  >
                    <Label>{t("email")}</Label>
                    <Input autoFocus />
                    <Description>{t("emailHint")}</Description>
                    <FieldError>{problem ? t(`problems.${problem}`) : null}</FieldError>
                  </TextField>
                  <RoleSelect
                    label={t("role")}
                    isLabelShown
                    value={given}
                    offered={rolesGivenBy(role)}
                    onChange={setGiven}
                  />
                </Modal.Body>
                <Modal.Footer>
                  <Button variant="outline" size="sm" slot="close">
                    {t("cancel")}
                  </Button>
                  <Button type="submit" size="sm" isPending={invite.isPending}>
                    {t("createLink")}
                  </Button>
                </Modal.Footer>
              </form>
            )}
          </Modal.Dialog>
        </Modal.Container>
      </Modal.Backdrop>
    </>
  );
}
