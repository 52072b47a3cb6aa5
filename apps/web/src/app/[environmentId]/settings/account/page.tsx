import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountPage } from "#features/account/account-page.tsx";
import { domain } from "#server/native.ts";
import { openEnvironment } from "#server/open-environment.ts";
import { resources } from "#server/resources.ts";
import { signInProviders } from "#server/sign-in-providers.ts";
import { HydrateClient, requestQueryClient, trpc } from "#trpc/server.tsx";

type PageProps = { params: Promise<{ environmentId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("title") };
}

export default async function AccountRoute({ params }: PageProps) {
  await openEnvironment((await params).environmentId);
  const queryClient = requestQueryClient();
  await Promise.all([
    queryClient.prefetchQuery(trpc.account.get.queryOptions()),
    queryClient.prefetchQuery(trpc.account.sessions.queryOptions()),
  ]);
  const { settings } = resources();
  const names = signInProviders(settings).map(({ name }) => name);
  return (
    <HydrateClient>
      <AccountPage minLength={domain.passwordLength.min} providers={names} />
    </HydrateClient>
  );
}
