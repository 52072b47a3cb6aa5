import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "#features/sign-in/sign-in-form.tsx";
import { SignInFrame } from "#features/sign-in/sign-in-frame.tsx";
import { currentSession } from "#server/current-session.ts";
import { domain } from "#server/native.ts";
import { ownPath } from "#server/own-path.ts";
import { resources } from "#server/resources.ts";
import { signInProviders } from "#server/sign-in-providers.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("title") };
}

type PageProps = {
  searchParams: Promise<Record<"next" | "problem" | "error", string | string[] | undefined>>;
};

export default async function SignInPage({ searchParams }: PageProps) {
  const t = await getTranslations("signIn");
  const { next: wanted, problem, error } = await searchParams;
  const next = ownPath(wanted);
  if (await currentSession()) redirect(next);
  const { ctx, settings } = resources();
  return (
    <SignInFrame title={t("title")} intro={t("intro")}>
      <SignInForm
        next={next}
        providers={signInProviders(settings)}
        canSignUp={await domain.canSignUp(ctx.prisma, { isOpen: settings.openSignUp })}
        problem={providerProblem(problem, error)}
      />
    </SignInFrame>
  );
}

/** What became of signing in at a provider, which ends in this address; null: nobody comes from there. */
function providerProblem(problem: unknown, error: unknown) {
  if (problem === "unverified_email" || problem === "no_account") return problem;
  return error === undefined ? null : "provider_failed";
}
