"use client";

import { Button } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useTokenOfFragment } from "#features/sign-in/use-token-of-fragment.ts";
import { useTRPC } from "#trpc/client.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageNotice } from "#ui/page-notice.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";

/** What a link in a mail to a tenant asks its reader: a yes to alerts, or a no to more of them. */
export function AlertLinkForm() {
  const t = useTranslations("alertLinks");
  const ui = useTranslations("ui");
  const trpc = useTRPC();
  const token = useTokenOfFragment();
  const link = useMutation(trpc.alertLinks.get.mutationOptions());
  const follow = useMutation(trpc.alertLinks.follow.mutationOptions());
  const { mutate: look } = link;

  useEffect(() => {
    if (token !== null) look({ token });
  }, [token, look]);

  const done = follow.data;
  if (link.data === null || done?.kind === "link_gone") {
    return (
      <PageNotice of="page" title={t("goneTitle")}>
        <p>{t("gone")}</p>
      </PageNotice>
    );
  }
  if (link.isError) {
    return (
      <PageNotice
        of="page"
        title={t("unreachable")}
        action={
          <Button size="sm" onPress={() => look({ token: token ?? "" })}>
            {ui("retry")}
          </Button>
        }
      />
    );
  }
  if (!link.data) {
    return (
      <main className="mx-auto w-full max-w-lg px-5 py-16">
        <SkeletonLines lines={3} label={t("checking")} />
      </main>
    );
  }
  const { kind, email, product } = link.data;
  if (done) {
    return (
      <PageNotice of="page" title={t(`done.${done.kind}.title`)}>
        <p>{t(`done.${done.kind}.body`, { email, product })}</p>
      </PageNotice>
    );
  }
  return (
    <PageNotice
      of="page"
      title={t(`ask.${kind}.title`, { product })}
      action={
        <Button
          size="sm"
          variant={kind === "stop" ? "danger" : "primary"}
          isPending={follow.isPending}
          onPress={() => follow.mutate({ token: token ?? "" })}
        >
          {t(`ask.${kind}.action`)}
        </Button>
      }
    >
      <p>{t(`ask.${kind}.body`, { email, product })}</p>
      {follow.isError ? <Notice status="danger" title={t("unreachable")} /> : null}
    </PageNotice>
  );
}
