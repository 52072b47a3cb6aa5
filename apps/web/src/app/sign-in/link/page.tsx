import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignInLinkForm } from "#features/sign-in/sign-in-link-form.tsx";
import { domain } from "#server/native.ts";
import { TrpcReactProvider } from "#trpc/client.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("linkTitle") };
}

export default function SignInLinkPage() {
  return (
    <TrpcReactProvider>
      <SignInLinkForm minLength={domain.passwordLength.min} />
    </TrpcReactProvider>
  );
}
