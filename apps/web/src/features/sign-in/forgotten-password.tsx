"use client";

import { Button, Input, Label, TextField } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "#trpc/client.tsx";
import { CodeBlock } from "#ui/code-block.tsx";
import { Notice } from "#ui/notice.tsx";
import { SignInFrame } from "./sign-in-frame.tsx";

const command = "npm run posthorn -- user link you@example.com";

/** Asks for a link by mail; without a mail server, says who can make one. */
export function ForgottenPassword({ isMailOn }: { isMailOn: boolean }) {
  const t = useTranslations("signIn");
  return (
    <SignInFrame title={t("forgotten")} intro={t(isMailOn ? "forgottenIntro" : "forgottenNoMail")}>
      <div className="flex flex-col gap-5">
        {isMailOn ? <MailLink /> : <CodeBlock code={command} label={t("forgotten")} />}
        <Link href="/sign-in" className="self-start text-link hover:underline">
          {t("toSignIn")}
        </Link>
      </div>
    </SignInFrame>
  );
}

function MailLink() {
  const t = useTranslations("signIn");
  const trpc = useTRPC();
  const [email, setEmail] = useState("");
  const ask = useMutation(trpc.signIn.mailLink.mutationOptions());

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    ask.mutate({ email });
  }

  if (ask.data?.kind === "asked") {
    return (
      <Notice status="success" title={t("asked")}>
        {t("askedHint", { email })}
      </Notice>
    );
  }
  const limited = ask.data?.kind === "limited" ? Math.ceil(ask.data.retryAfterSeconds / 60) : null;
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {ask.isError ? <Notice status="danger" title={t("problems.unreachable")} /> : null}
      {limited ? <Notice status="danger" title={t("problems.limited", { minutes: limited })} /> : null}
      <TextField type="email" isRequired autoComplete="username" fullWidth value={email} onChange={setEmail}>
        <Label>{t("email")}</Label>
        <Input autoFocus />
      </TextField>
      <Button type="submit" fullWidth isPending={ask.isPending}>
        {t("mailLink")}
      </Button>
    </form>
  );
}
