"use client";

import { Button } from "@heroui/react";
import type { ApiKeyOut } from "@posthorn/domain";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAskedAction } from "#features/command-menu/use-asked-action.ts";
import { CallFailure } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { TableSkeleton } from "#ui/data-table.tsx";
import { PageFrame } from "#ui/page-frame.tsx";
import { PageNotice } from "#ui/page-notice.tsx";
import { ApiKeyTable } from "./api-key-table.tsx";
import { CreateKey } from "./create-key.tsx";
import { NewToken } from "./new-token.tsx";
import { RevokeKey } from "./revoke-key.tsx";
import { RotateKey } from "./rotate-key.tsx";

type Asked = { kind: "rotate" | "revoke"; key: ApiKeyOut };

/** The keys with which a host's servers speak to the API. */
export function ApiKeysPage({ environmentId, apiUrl }: { environmentId: string; apiUrl: string }) {
  const t = useTranslations("apiKeys");
  const trpc = useTRPC();
  const keys = useQuery(trpc.apiKeys.list.queryOptions({ environmentId }));
  const [isCreating, setIsCreating] = useState(false);
  useAskedAction("createKey", () => setIsCreating(true));
  const [asked, setAsked] = useState<Asked | null>(null);
  const [token, setToken] = useState<string | null>(null);
  const create = (
    <Button size="sm" onPress={() => setIsCreating(true)}>
      <Plus strokeWidth={1.75} />
      {t("create")}
    </Button>
  );
  const close = () => setAsked(null);
  return (
    <PageFrame title={t("title")} lead={t("lead")} actions={create}>
      {keys.isPending ? <TableSkeleton label={t("loading")} /> : null}
      {keys.isError ? <CallFailure error={keys.error} onRetry={keys.refetch} /> : null}
      {keys.data?.length === 0 ? (
        <PageNotice title={t("noneTitle")} action={create}>
          <p>{t("none")}</p>
        </PageNotice>
      ) : null}
      {keys.data && keys.data.length > 0 ? (
        <ApiKeyTable
          keys={keys.data}
          onRotate={(key) => setAsked({ kind: "rotate", key })}
          onRevoke={(key) => setAsked({ kind: "revoke", key })}
        />
      ) : null}
      <CreateKey
        environmentId={environmentId}
        isOpen={isCreating}
        onClose={() => setIsCreating(false)}
        onCreated={setToken}
      />
      <RotateKey
        environmentId={environmentId}
        apiKey={asked?.kind === "rotate" ? asked.key : null}
        onClose={close}
        onRotated={setToken}
      />
      <RevokeKey
        environmentId={environmentId}
        apiKey={asked?.kind === "revoke" ? asked.key : null}
        onClose={close}
      />
      <NewToken token={token} apiUrl={apiUrl} onClose={() => setToken(null)} />
    </PageFrame>
  );
}
