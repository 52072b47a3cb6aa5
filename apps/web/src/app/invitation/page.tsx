import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InvitationForm } from "#features/sign-in/invitation-form.tsx";
import { domain } from "#server/native.ts";
import { resources } from "#server/resources.ts";
import { signInProviders } from "#server/sign-in-providers.ts";
import { TrpcReactProvider } from "#trpc/client.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("invitation") };
}

export default function InvitationPage() {
  return (
    <TrpcReactProvider>
      <InvitationForm
        minLength={domain.passwordLength.min}
        providers={signInProviders(resources().settings)}
      />
    </TrpcReactProvider>
  );
}
