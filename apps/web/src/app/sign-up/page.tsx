import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInFrame } from "#features/sign-in/sign-in-frame.tsx";
import { SignUpForm } from "#features/sign-in/sign-up-form.tsx";
import { currentSession } from "#server/current-session.ts";
import { domain } from "#server/native.ts";
import { resources } from "#server/resources.ts";
import { TrpcReactProvider } from "#trpc/client.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("signUp") };
}

export default async function SignUpPage() {
  if (await currentSession()) redirect("/");
  const t = await getTranslations("signIn");
  const { ctx, settings } = resources();
  if (!(await domain.canSignUp(ctx.prisma, { isOpen: settings.openSignUp }))) {
    return (
      <SignInFrame title={t("closedTitle")} intro={t("closed")}>
        <Link href="/sign-in" className="font-medium text-link hover:underline">
          {t("toSignIn")}
        </Link>
      </SignInFrame>
    );
  }
  return (
    <SignInFrame title={t("signUp")} intro={t("signUpIntro")}>
      <TrpcReactProvider>
        <SignUpForm minLength={domain.passwordLength.min} />
      </TrpcReactProvider>
    </SignInFrame>
  );
}
