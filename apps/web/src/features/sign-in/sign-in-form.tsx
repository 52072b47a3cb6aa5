"use client";

import { Button, Input, Label, TextField } from "@heroui/react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Notice } from "#ui/notice.tsx";
import { type SignInProblem, signInProblemWords, signInWithPassword } from "./sign-in-with-password.ts";

type SignInFormProps = {
  /** The page that was asked for. */
  next: string;
  providers: { id: string; name: string }[];
  canSignUp: boolean;
  /** Why a provider, from which one comes back, opened nothing. */
  problem: "unverified_email" | "no_account" | "provider_failed" | null;
};

/** E-mail and password, or another provider; after it, the page that was asked for. */
export function SignInForm({ next, providers, canSignUp, problem: atProvider }: SignInFormProps) {
  const t = useTranslations("signIn");
  const router = useRouter();
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  const [isPending, setIsPending] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setIsPending(true);
    const found = await signInWithPassword(String(fields.get("email")), String(fields.get("password")));
    setProblem(found);
    if (found === null) router.replace(next);
    else setIsPending(false);
  }

  return (
    <div className="flex flex-col gap-5">
      <form onSubmit={submit} className="flex flex-col gap-4">
        {problem ? <Notice status="danger" title={signInProblemWords(problem, t)} /> : null}
        {atProvider && !problem ? <Notice status="danger" title={t(`provider.${atProvider}`)} /> : null}
        <TextField name="email" type="email" isRequired autoComplete="username" fullWidth>
          <Label>{t("email")}</Label>
          <Input autoFocus />
        </TextField>
        <TextField name="password" type="password" isRequired autoComplete="current-password" fullWidth>
          <Label>{t("password")}</Label>
          <Input />
        </TextField>
        <Button type="submit" fullWidth isPending={isPending} className="mt-1">
          {isPending ? t("signingIn") : t("submit")}
        </Button>
      </form>
      {providers.length > 0 ? (
        <div className="flex flex-col gap-2">
          {providers.map(({ id, name }) => (
            <Button key={id} variant="outline" fullWidth onPress={() => signIn(id, { callbackUrl: next })}>
              {t("continueWith", { name })}
            </Button>
          ))}
        </div>
      ) : null}
      <p className="flex flex-wrap justify-between gap-x-4 gap-y-2">
        <Link href="/sign-in/forgotten" className="text-link hover:underline">
          {t("forgotten")}
        </Link>
        {canSignUp ? (
          <Link href="/sign-up" className="text-link hover:underline">
            {t("signUp")}
          </Link>
        ) : null}
      </p>
    </div>
  );
}
