import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ForgottenPassword } from "#features/sign-in/forgotten-password.tsx";
import { resources } from "#server/resources.ts";
import { TrpcReactProvider } from "#trpc/client.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("forgotten") };
}

export default function ForgottenPasswordPage() {
  return (
    <TrpcReactProvider>
      <ForgottenPassword isMailOn={resources().mailer !== null} />
    </TrpcReactProvider>
  );
}
