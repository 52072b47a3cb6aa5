"use client";

import { Button, Input, Label, TextField } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { signIn, signOut } from "next-auth/react";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { useTRPC } from "#trpc/client.tsx";
import { fieldProblem } from "#trpc/field-problem.ts";
import { Notice } from "#ui/notice.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { AccountField } from "./account-fields.tsx";
import { SignInFrame } from "./sign-in-frame.tsx";
import { type SignInProblem, signInProblemWords, signInWithPassword } from "./sign-in-with-password.ts";
import { useTokenOfFragment } from "./use-token-of-fragment.ts";

type InvitationFormProps = { minLength: number; providers: { id: string; name: string }[] };

/** Joins an organization by the token in the page's fragment: signed in, by signing in, or with a new account. */
export function InvitationForm({ minLength, providers }: InvitationFormProps) {
  const t = useTranslations("signIn");
  const trpc = useTRPC();
  const token = useTokenOfFragment();
  const seen = useMutation(trpc.signIn.getInvitation.mutationOptions());
  const join = useJoin(token ?? "");
  const { mutate: look } = seen;

  useEffect(() => {
    if (token !== null) look({ token });
  }, [token, look]);

  if (seen.data === null || join.isGone) return <InvitationGone />;
  if (seen.isError) {
    return (
      <SignInFrame title={t("invitation")}>
        <Notice status="danger" title={t("problems.unreachable")} />
      </SignInFrame>
    );
  }
  if (!seen.data) {
    return (
      <SignInFrame title={t("invitation")}>
        <SkeletonLines lines={4} label={t("checking")} />
      </SignInFrame>
    );
  }
  const { email, organizationName, hasAccount, signedInAs } = seen.data;
  const isOther = signedInAs !== null && signedInAs !== email;
  const kind = signedInAs === email ? "session" : hasAccount ? "known" : "new";
  return (
    <SignInFrame
      title={t("joinTitle", { organization: organizationName })}
      intro={t(isOther ? "joinOther" : `join.${kind}`, { email, other: signedInAs ?? "" })}
    >
      {isOther ? (
        <Button
          fullWidth
          onPress={() => signOut({ redirect: false }).then(() => look({ token: token ?? "" }))}
        >
          {t("signOutFirst")}
        </Button>
      ) : (
        <div className="flex flex-col gap-5">
          <form onSubmit={(event) => join.submit(event, kind, email)} className="flex flex-col gap-4">
            {join.problem ? <Notice status="danger" title={signInProblemWords(join.problem, t)} /> : null}
            <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
            {kind === "new" ? (
              <>
                <AccountField field="name" error={join.error} minLength={minLength} />
                <AccountField field="newPassword" error={join.error} minLength={minLength} />
              </>
            ) : null}
            {kind === "known" ? (
              <TextField name="password" type="password" isRequired autoComplete="current-password" fullWidth>
                <Label>{t("password")}</Label>
                <Input autoFocus />
              </TextField>
            ) : null}
            <Button type="submit" fullWidth isPending={join.isPending}>
              {t("joinSubmit")}
            </Button>
          </form>
          {kind === "session"
            ? null
            : providers.map(({ id, name }) => (
                <Button key={id} variant="outline" fullWidth onPress={() => signIn(id, { callbackUrl: "/" })}>
                  {t("continueWith", { name })}
                </Button>
              ))}
        </div>
      )}
    </SignInFrame>
  );
}

type Kind = "session" | "known" | "new";

function useJoin(token: string) {
  const trpc = useTRPC();
  const accept = useMutation(trpc.signIn.acceptInvitation.mutationOptions());
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  const [isPending, setIsPending] = useState(false);

  async function join(fields: FormData, kind: Kind, email: string): Promise<SignInProblem | null> {
    const password = String(fields.get("password"));
    const refused = kind === "known" ? await signInWithPassword(email, password) : null;
    if (refused) return refused;
    const account = kind === "new" ? { name: String(fields.get("name")), password } : null;
    const result = await accept.mutateAsync({ token, account }).catch(() => undefined);
    if (result?.kind !== "joined") return null;
    const unopened = kind === "new" ? await signInWithPassword(email, password) : null;
    // A whole new page: whoever was here before is somebody else now.
    if (unopened === null) window.location.assign("/");
    return unopened;
  }

  async function submit(event: FormEvent<HTMLFormElement>, kind: Kind, email: string): Promise<void> {
    event.preventDefault();
    setIsPending(true);
    setProblem(await join(new FormData(event.currentTarget), kind, email));
    setIsPending(false);
  }

  const isAtField = ["name", "password"].some((name) => fieldProblem(accept.error, name) !== undefined);
  const { data } = accept;
  return {
    submit,
    error: accept.error,
    isPending: isPending || (data?.kind === "joined" && problem === null),
    isGone: data !== undefined && data.kind !== "joined",
    problem: problem ?? (accept.isError && !isAtField ? ({ kind: "unreachable" } as const) : null),
  };
}

function InvitationGone() {
  const t = useTranslations("signIn");
  return (
    <SignInFrame title={t("linkGoneTitle")} intro={t("invitationGone")}>
      <Link href="/sign-in" className="font-medium text-link hover:underline">
        {t("toSignIn")}
      </Link>
    </SignInFrame>
  );
}
