"use client";

import { Button, Input, Label, TextField } from "@heroui/react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Notice } from "#ui/notice.tsx";
import { signInText as text } from "./sign-in-text.ts";
import { signInWithPassword } from "./sign-in-with-password.ts";

/** E-mail and password; after it, the page that was asked for. */
export function SignInForm({ next }: { next: string }) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
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
        <Notice status="danger" title={problem}>
          {problem === text.refused ? text.refusedHint : null}
        </Notice>
      ) : null}
      <TextField name="email" type="email" isRequired autoComplete="username" fullWidth>
        <Label>{text.email}</Label>
        <Input autoFocus />
      </TextField>
      <TextField name="password" type="password" isRequired autoComplete="current-password" fullWidth>
        <Label>{text.password}</Label>
        <Input />
      </TextField>
      <Button type="submit" fullWidth isPending={isPending} className="mt-1">
        {isPending ? text.signingIn : text.submit}
      </Button>
    </form>
  );
}
