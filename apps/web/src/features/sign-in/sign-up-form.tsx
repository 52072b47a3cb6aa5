"use client";

import { Button } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "#trpc/client.tsx";
import { fieldProblem } from "#trpc/field-problem.ts";
import { Notice } from "#ui/notice.tsx";
import { AccountField } from "./account-fields.tsx";
import { type SignInProblem, signInProblemWords, signInWithPassword } from "./sign-in-with-password.ts";

const fields = ["name", "organization", "email", "newPassword"] as const;

/** Makes an account with an organization, and signs in with it. */
export function SignUpForm({ minLength }: { minLength: number }) {
  const t = useTranslations("signIn");
  const trpc = useTRPC();
  const router = useRouter();
  const signUp = useMutation(trpc.signIn.signUp.mutationOptions());
  const [problem, setProblem] = useState<SignInProblem | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (field: string) => String(given.get(field));
    const password = text("password");
    const result = await signUp
      .mutateAsync({ name: text("name"), organization: text("organization"), email: text("email"), password })
      .catch(() => undefined);
    if (result?.kind === "limited") {
      setProblem({ kind: "limited", minutes: Math.ceil(result.retryAfterSeconds / 60) });
    }
    if (result?.kind !== "signed_up") return;
    const found = await signInWithPassword(result.email, password);
    setProblem(found);
    if (found === null) router.replace("/");
  }

  const names = ["name", "organization", "email", "password"];
  const isAtField = names.some((name) => fieldProblem(signUp.error, name) !== undefined);
  const failure = problem ?? (signUp.isError && !isAtField ? ({ kind: "unreachable" } as const) : null);
  const isPending = signUp.isPending || (signUp.data?.kind === "signed_up" && problem === null);
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {failure ? <Notice status="danger" title={signInProblemWords(failure, t)} /> : null}
      {signUp.data?.kind === "closed" ? <Notice status="danger" title={t("closedTitle")} /> : null}
      {fields.map((field) => (
        <AccountField
          key={field}
          field={field}
          error={signUp.error}
          minLength={minLength}
          problem={field === "email" && signUp.data?.kind === "has_account" ? t("hasAccount") : null}
        />
      ))}
      <Button type="submit" fullWidth isPending={isPending}>
        {t("signUpSubmit")}
      </Button>
    </form>
  );
}
