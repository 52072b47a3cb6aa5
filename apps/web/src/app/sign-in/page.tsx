import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "#features/sign-in/sign-in-form.tsx";
import { SignInFrame } from "#features/sign-in/sign-in-frame.tsx";
import { signInText } from "#features/sign-in/sign-in-text.ts";
import { currentSession } from "#server/current-session.ts";
import { ownPath } from "#server/own-path.ts";

export const metadata: Metadata = { title: signInText.title };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>;
}) {
  const next = ownPath((await searchParams).next);
  if (await currentSession()) redirect(next);
  return (
    <SignInFrame title={signInText.title} intro={signInText.intro}>
      <SignInForm next={next} />
    </SignInFrame>
  );
}
