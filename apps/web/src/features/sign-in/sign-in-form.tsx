"use client";

import { Button, Input, Label, TextField } from "@heroui/react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Notice } from "#ui/notice.tsx";
import { type SignInProblem, signInProblemWords, signInWithPassword } from "./sign-in-with-password.ts";

/** E-mail and password; after it, the page that was asked for. */
export function SignInForm({ next }: { next: string }) {
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
    <form onSubmit={submit} className="flex flex-col gap-4">
      {problem ? (
        <Notice status="danger" title={signInProblemWords(problem, t)}>
          {problem.kind === "refused" ? t("refusedHint") : null}
        </Notice>
      ) : null}
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
  );
}
