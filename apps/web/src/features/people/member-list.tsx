"use client";

import { Button, toast } from "@heroui/react";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CallFailure, useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { MoreButton } from "#ui/more-button.tsx";
import { nextPageOf } from "#ui/next-page-of.ts";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { RoleSelect } from "./role-select.tsx";
import { type Role, rolesGivenBy } from "./roles.ts";

type MemberListProps = { environmentId: string; organizationName: string; userId: string; role: Role };

type Person = { userId: string; name: string; email: string; role: Role };

/** Everybody who is in, with the role that may be changed and the way out, for who may. */
export function MemberList({ environmentId, organizationName, userId, role }: MemberListProps) {
  const t = useTranslations("people");
  const trpc = useTRPC();
  const [leaving, setLeaving] = useState<Person | null>(null);
  const members = useInfiniteQuery(
    trpc.people.members.infiniteQueryOptions({ environmentId }, { getNextPageParam: nextPageOf }),
  );
  const { changeRole, remove } = useMemberChanges();
  const given = rolesGivenBy(role);

  if (members.isError) return <CallFailure error={members.error} onRetry={members.refetch} />;
  if (members.isPending) return <SkeletonLines lines={6} label={t("loading")} />;
  return (
    <div className="flex flex-col gap-3">
      <ul className="divide-y rounded-lg border">
        {members.data.pages
          .flatMap(({ data }) => data)
          .map((person) => (
            <li
              key={person.userId}
              aria-label={person.name}
              className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2.5"
            >
              <PersonName person={person} isSelf={person.userId === userId} />
              {given.includes(person.role) ? (
                <>
                  <RoleSelect
                    label={t("roleOf", { name: person.name })}
                    value={person.role}
                    offered={given}
                    isDisabled={changeRole.isPending}
                    className="w-36"
                    onChange={(next) =>
                      changeRole.mutate({ environmentId, userId: person.userId, role: next })
                    }
                  />
                  <Button
                    size="sm"
                    variant="outline"
                    aria-label={t("removeNamed", { name: person.name })}
                    onPress={() => setLeaving(person)}
                  >
                    {t("remove")}
                  </Button>
                </>
              ) : (
                <span className="text-muted">{t(`roles.${person.role}`)}</span>
              )}
            </li>
          ))}
      </ul>
      <MoreButton pages={members}>{t("more")}</MoreButton>
      <ConfirmDialog
        isOpen={leaving !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setLeaving(null);
        }}
        title={t("removeTitle", { name: leaving?.name ?? "" })}
        confirm={t("remove")}
        isHarmful
        isPending={remove.isPending}
        onConfirm={() => {
          if (!leaving) return;
          remove.mutate({ environmentId, userId: leaving.userId }, { onSettled: () => setLeaving(null) });
        }}
      >
        <p>{t("removeBody", { email: leaving?.email ?? "", organization: organizationName })}</p>
      </ConfirmDialog>
    </div>
  );
}

function PersonName({ person, isSelf }: { person: Person; isSelf: boolean }) {
  const t = useTranslations("people");
  return (
    <span className="flex min-w-48 flex-1 flex-col">
      <span className="font-medium wrap-anywhere">
        <bdi>{person.name}</bdi>
        {isSelf ? <span className="ml-1.5 font-normal text-muted">{t("you")}</span> : null}
      </span>
      <span className="text-[13px] text-muted wrap-anywhere">{person.email}</span>
    </span>
  );
}

function useMemberChanges() {
  const callFailureWords = useCallFailureWords();
  const t = useTranslations("people");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const done = ({ kind }: { kind: "changed" | "removed" | "last_owner" }) => {
    if (kind === "last_owner") toast.danger(t("lastOwner"));
    else toast.success(t(kind));
    return queryClient.invalidateQueries(trpc.people.members.pathFilter());
  };
  const onError = (error: unknown) => {
    toast.danger(callFailureWords(error));
  };
  return {
    changeRole: useMutation(trpc.people.changeRole.mutationOptions({ onSuccess: done, onError })),
    remove: useMutation(trpc.people.remove.mutationOptions({ onSuccess: done, onError })),
  };
}
