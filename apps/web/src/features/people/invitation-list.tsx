"use client";

import { Button, toast } from "@heroui/react";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { CallFailure, useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { MoreButton } from "#ui/more-button.tsx";
import { nextPageOf } from "#ui/next-page-of.ts";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { Timestamp } from "#ui/timestamp.tsx";
import { useNow } from "#ui/use-now.ts";
import { type Role, rolesGivenBy } from "./roles.ts";

/** Who was invited and has not answered. */
export function InvitationList({ environmentId, role }: { environmentId: string; role: Role }) {
  const callFailureWords = useCallFailureWords();
  const t = useTranslations("people");
  const trpc = useTRPC();
  const now = useNow();
  const queryClient = useQueryClient();
  const invitations = useInfiniteQuery(
    trpc.people.invitations.infiniteQueryOptions({ environmentId }, { getNextPageParam: nextPageOf }),
  );
  const revoke = useMutation(
    trpc.people.revokeInvitation.mutationOptions({
      onSuccess: () => {
        toast.success(t("revoked"));
        return queryClient.invalidateQueries(trpc.people.invitations.pathFilter());
      },
      onError: (error) => {
        toast.danger(callFailureWords(error));
      },
    }),
  );
  const given = rolesGivenBy(role);

  if (invitations.isError) return <CallFailure error={invitations.error} onRetry={invitations.refetch} />;
  if (invitations.isPending) return <SkeletonLines lines={2} label={t("loading")} />;
  const rows = invitations.data.pages.flatMap(({ data }) => data);
  if (rows.length === 0) return <p className="text-muted">{t("noInvitations")}</p>;
  return (
    <div className="flex flex-col gap-3">
      <ul className="divide-y rounded-lg border">
        {rows.map(({ id, email, role: invitedAs, expiresAt }) => {
          const isExpired = now !== null && Date.parse(expiresAt) <= now.getTime();
          return (
            <li
              key={id}
              aria-label={email}
              className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2.5"
            >
              <span className="flex min-w-48 flex-1 flex-col">
                <span className="font-medium wrap-anywhere">{email}</span>
                <span className="text-[13px] text-muted">
                  {t.rich(isExpired ? "expired" : "expires", {
                    role: t(`roles.${invitedAs}`),
                    when: () => <Timestamp at={expiresAt} as="relative" />,
                  })}
                </span>
              </span>
              {given.includes(invitedAs) ? (
                <Button
                  size="sm"
                  variant="outline"
                  aria-label={t("revokeNamed", { email })}
                  isDisabled={revoke.isPending}
                  onPress={() => revoke.mutate({ environmentId, id })}
                >
                  {t("revoke")}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
      <MoreButton pages={invitations}>{t("more")}</MoreButton>
    </div>
  );
}
