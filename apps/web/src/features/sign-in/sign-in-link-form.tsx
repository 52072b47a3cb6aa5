"use client";

import { Button, Description, FieldError, Input, Label, TextField } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { useRefusalWords } from "#i18n/use-refusal-words.ts";
import { useTRPC } from "#trpc/client.tsx";
import { fieldProblem } from "#trpc/field-problem.ts";
import { Notice } from "#ui/notice.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { SignInFrame } from "./sign-in-frame.tsx";
import { type SignInProblem, signInProblemWords, signInWithPassword } from "./sign-in-with-password.ts";
import { useTokenOfFragment } from "./use-token-of-fragment.ts";

/** Sets a password with the one-time token in the page's fragment, and signs in with it. */
export function SignInLinkForm({ minLength }: { minLength: number }) {
  const t = useTranslations("signIn");
  const refusalWords = useRefusalWords();
  const trpc = useTRPC();
  const router = useRouter();
  const token = useTokenOfFragment();
  const link = useMutation(trpc.signIn.getLink.mutationOptions());
  const redeem = useMutation(trpc.signIn.redeemLink.mutationOptions());
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  const { mutate: look } = link;

  useEffect(() => {
    if (token !== null) look({ token });
  }, [token, look]);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password"));
    const result = await redeem.mutateAsync({ token: token ?? "", password }).catch(() => undefined);
    if (result?.kind !== "password_set") return;
    const found = await signInWithPassword(result.email, password);
    if (found === null) router.replace("/");
    else setProblem(found);
  }

  if (link.data === null || redeem.data?.kind === "link_gone") return <LinkGone />;
  if (!link.data && !link.error) {
    return (
      <SignInFrame title={t("linkTitle")}>
        <SkeletonLines lines={4} label={t("checking")} />
      </SignInFrame>
    );
  }
  const refused = refusalWords(fieldProblem(redeem.error, "password"));
  const isUnreachable = link.error !== null || (redeem.error !== null && !refused);
  const failure = problem ?? (isUnreachable ? ({ kind: "unreachable" } as const) : null);
  const isPending = redeem.isPending || (redeem.isSuccess && problem === null);
  return (
    <SignInFrame title={t("linkTitle")} intro={link.data ? t("linkIntro", { email: link.data.email }) : null}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        {failure ? <Notice status="danger" title={signInProblemWords(failure, t)} /> : null}
        <input type="hidden" name="email" autoComplete="username" value={link.data?.email ?? ""} readOnly />
        <TextField
          name="password"
          type="password"
          isRequired
          autoComplete="new-password"
          // What the server refused may be sent again once it was changed.
          validationBehavior="aria"
          isInvalid={refused !== undefined}
          fullWidth
        >
          <Label>{t("linkPassword")}</Label>
          <Input autoFocus />
          <Description>{t("linkPasswordHint", { min: minLength })}</Description>
          <FieldError>{refused}</FieldError>
        </TextField>
        <Button type="submit" fullWidth isPending={isPending} isDisabled={!link.data}>
          {t("linkSubmit")}
        </Button>
      </form>
    </SignInFrame>
  );
}

function LinkGone() {
  const t = useTranslations("signIn");
  return (
    <SignInFrame title={t("linkGoneTitle")} intro={t("linkGone")}>
      <Link href="/sign-in" className="font-medium text-link hover:underline">
        {t("toSignIn")}
      </Link>
    </SignInFrame>
  );
}
