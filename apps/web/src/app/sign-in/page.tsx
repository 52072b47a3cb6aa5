import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "#features/sign-in/sign-in-form.tsx";
import { SignInFrame } from "#features/sign-in/sign-in-frame.tsx";
import { currentSession } from "#server/current-session.ts";
import { ownPath } from "#server/own-path.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("title") };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>;
}) {
  const t = await getTranslations("signIn");
  const next = ownPath((await searchParams).next);
  if (await currentSession()) redirect(next);
  return (
    <SignInFrame title={t("title")} intro={t("intro")}>
      <SignInForm next={next} />
    </SignInFrame>
  );
}
