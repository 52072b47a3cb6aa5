import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AlertLinkForm } from "#features/alert-addresses/alert-link-form.tsx";
import { TrpcReactProvider } from "#trpc/client.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("alertLinks");
  return { title: { absolute: t("title") } };
}

export default function AlertAddressPage() {
  return (
    <TrpcReactProvider>
      <AlertLinkForm />
    </TrpcReactProvider>
  );
}
