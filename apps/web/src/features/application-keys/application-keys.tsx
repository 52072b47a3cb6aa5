"use client";

import { Button, Chip, toast } from "@heroui/react";
import type { ApplicationKeyOut } from "@posthorn/contract";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PortalFailure } from "#features/portal/portal-failure.tsx";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { useToastFailure } from "#features/portal/use-failure-words.ts";
import { SettingsSection } from "#features/settings/settings-section.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { Identifier } from "#ui/identifier.tsx";
import { MoreButton } from "#ui/more-button.tsx";
import { nextPageOf } from "#ui/next-page-of.ts";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { Timestamp } from "#ui/timestamp.tsx";
import { useNow } from "#ui/use-now.ts";
import { CreateApplicationKey } from "./create-application-key.tsx";
import { NewApplicationKey } from "./new-application-key.tsx";

const keysKey = ["application-keys"] as const;

/** The tenant's own keys for the API. */
export function ApplicationKeys() {
  const t = useTranslations("applicationKeys");
  const { api, session } = usePortal();
  const queryClient = useQueryClient();
  const [isCreating, setIsCreating] = useState(false);
  const [token, setToken] = useState<string | null>(null);
  const keys = useInfiniteQuery({
    queryKey: keysKey,
    queryFn: ({ pageParam }) => api.listApplicationKeys(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextPageOf,
  });
  const rows = keys.data?.pages.flatMap((page) => page.data);
  return (
    <SettingsSection
      title={t("title")}
      intro={t("intro")}
      action={
        <Button size="sm" variant="outline" onPress={() => setIsCreating(true)}>
          {t("create")}
        </Button>
      }
    >
      <p className="flex flex-wrap items-center gap-x-2 text-[13px] text-muted">
        {t("application")} <Identifier id={session.appId} label={t("application")} isWhole />
      </p>
      {keys.isPending ? <SkeletonLines lines={3} label={t("loading")} /> : null}
      {keys.isError ? <PortalFailure error={keys.error} onRetry={keys.refetch} /> : null}
      {rows?.length === 0 ? <p className="text-muted">{t("none")}</p> : null}
      {rows && rows.length > 0 ? (
        <ul aria-label={t("title")} className="rounded-lg border bg-surface">
          {rows.map((key) => (
            <KeyRow key={key.id} apiKey={key} />
          ))}
        </ul>
      ) : null}
      <MoreButton pages={keys}>{t("more")}</MoreButton>
      <CreateApplicationKey
        isOpen={isCreating}
        onClose={() => setIsCreating(false)}
        onCreated={(created) => {
          setToken(created);
          return queryClient.invalidateQueries({ queryKey: keysKey });
        }}
      />
      <NewApplicationKey token={token} onClose={() => setToken(null)} />
    </SettingsSection>
  );
}

function KeyRow({ apiKey }: { apiKey: ApplicationKeyOut }) {
  const t = useTranslations("applicationKeys");
  const { api } = usePortal();
  const queryClient = useQueryClient();
  const onError = useToastFailure();
  const now = useNow() ?? new Date(0);
  const [isAsking, setIsAsking] = useState(false);
  const { id, name, scope, tokenHint, lastUsedAt, expiresAt, revokedAt } = apiKey;
  const isOver = revokedAt !== null || (expiresAt !== null && Date.parse(expiresAt) <= now.getTime());
  const revoke = useMutation({
    mutationFn: () => api.revokeApplicationKey(id),
    onSuccess: () => {
      setIsAsking(false);
      toast.success(t("revokedToast", { name }));
      return queryClient.invalidateQueries({ queryKey: keysKey });
    },
    onError,
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2 text-[13px] not-first:border-t sm:px-4">
      <span className="min-w-0 flex-1 basis-56">
        <span
          className={`block text-sm [overflow-wrap:anywhere] ${isOver ? "text-muted line-through" : ""}`}
          dir="auto"
        >
          {name}
        </span>
        <span className="block text-muted">
          <code className="font-mono text-xs">{tokenHint}</code> · {t(`scopes.${scope}`)}
        </span>
      </span>
      <span className="text-muted sm:w-40">
        {lastUsedAt === null ? (
          t("neverUsed")
        ) : (
          <>
            {t("used")} <Timestamp at={lastUsedAt} as="relative" />
          </>
        )}
      </span>
      <span className="flex items-center gap-1.5 sm:w-44">
        <Chip size="sm" color={isOver ? "default" : "success"} variant="soft">
          {t(`states.${revokedAt !== null ? "revoked" : isOver ? "expired" : "open"}`)}
        </Chip>
        {expiresAt !== null && revokedAt === null ? (
          <Timestamp at={expiresAt} as="relative" className="text-xs text-muted" />
        ) : null}
      </span>
      <span className="w-24 text-right">
        {isOver ? null : (
          <Button
            size="sm"
            variant="ghost"
            aria-label={t("revokeLabel", { name })}
            onPress={() => setIsAsking(true)}
          >
            {t("revoke")}
          </Button>
        )}
      </span>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={t("revokeTitle", { name })}
        confirm={t("revoke")}
        isHarmful
        isPending={revoke.isPending}
        onConfirm={() => revoke.mutate()}
      >
        <p>{t("revokeBody")}</p>
      </ConfirmDialog>
    </li>
  );
}
