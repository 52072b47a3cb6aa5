"use client";

import { Button, Spinner, Tabs, toast } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import {
  type Publishable,
  publishWithCurl,
  publishWithTypeScript,
} from "#features/messages/publish-snippets.ts";
import { jsonContentType } from "#features/payload/json-content-type.ts";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { CodeBlock } from "#ui/code-block.tsx";

const dayMs = 86_400_000;

type FirstPublishProps = {
  environmentId: string;
  apiUrl: string;
  application: string;
  canMakeKeys: boolean;
  /** Of the message that came in; null while one is awaited. */
  eventType: string | null;
};

/** Code that publishes, with a real key inside when one is asked for, and word of what came in. */
export function FirstPublish(props: FirstPublishProps) {
  const callFailureWords = useCallFailureWords();
  const { environmentId, apiUrl, application, canMakeKeys, eventType } = props;
  const t = useTranslations("gettingStarted");
  const trpc = useTRPC();
  const [token, setToken] = useState<string | null>(null);
  const create = useMutation(
    trpc.apiKeys.create.mutationOptions({
      onSuccess: (made) => setToken(made.token),
      onError: (error) => toast.danger(callFailureWords(error)),
    }),
  );
  const first: Publishable = {
    apiUrl,
    application,
    eventType: "order.created",
    payload: '{"order":{"id":1042}}',
    contentType: jsonContentType,
  };
  const snippets = [
    { name: "TypeScript", code: withKey(publishWithTypeScript(first), token) },
    { name: "curl", code: withKey(publishWithCurl(first), token) },
  ];

  function makeKey(): void {
    const expiresAt = new Date(Date.now() + dayMs).toISOString();
    create.mutate({ environmentId, name: t("publish.keyName"), scope: "publish", expiresAt });
  }

  return (
    <div className="flex flex-col gap-3">
      <p>{t("publish.body")}</p>
      <Tabs variant="secondary" className="gap-2">
        <Tabs.ListContainer>
          <Tabs.List aria-label={t("publish.language")}>
            {snippets.map(({ name }) => (
              <Tabs.Tab key={name} id={name}>
                {name}
                <Tabs.Indicator />
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs.ListContainer>
        {snippets.map(({ name, code }) => (
          <Tabs.Panel key={name} id={name} className="p-0 text-foreground">
            <CodeBlock code={code} label={name} />
          </Tabs.Panel>
        ))}
      </Tabs>
      {canMakeKeys && token === null ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button size="sm" variant="outline" isPending={create.isPending} onPress={makeKey}>
            {t("publish.key")}
          </Button>
          <span className="text-[13px]">{t("publish.keyHint")}</span>
        </div>
      ) : null}
      <p role="status" className="flex items-center gap-2">
        {eventType === null ? <Spinner size="sm" /> : null}
        {eventType === null ? t("publish.listening") : t("publish.came", { type: eventType })}
      </p>
    </div>
  );
}

// A key that was just made stands in the code itself, as it is run at once and ends in a day.
function withKey(code: string, token: string | null): string {
  if (token === null) return code;
  return code
    .replace('process.env.POSTHORN_API_KEY ?? ""', JSON.stringify(token))
    .replace("$POSTHORN_API_KEY", token);
}
