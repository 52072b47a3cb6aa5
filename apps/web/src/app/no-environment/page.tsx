import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FirstOrganization } from "#features/organization/first-organization.tsx";
import { SignInFrame } from "#features/sign-in/sign-in-frame.tsx";
import { currentSession } from "#server/current-session.ts";
import { domain } from "#server/native.ts";
import { resources } from "#server/resources.ts";
import { TrpcReactProvider } from "#trpc/client.tsx";
import { CodeBlock } from "#ui/code-block.tsx";
import { LinkButton } from "#ui/link-button.tsx";
import { PageNotice } from "#ui/page-notice.tsx";

const command = 'npm run posthorn -- organization create "Acme" --owner you@example.com';

export default async function NoEnvironmentPage() {
  const session = await currentSession();
  if (!session) redirect("/sign-in");
  const { ctx, settings } = resources();
  const [shell, ui] = [await getTranslations("shell"), await getTranslations("ui")];
  if (await domain.canCreateOrganization(ctx, session, { isSignUpOpen: settings.openSignUp })) {
    const t = await getTranslations("organization");
    return (
      <SignInFrame title={t("firstTitle")} intro={t("organizationHint")}>
        <TrpcReactProvider>
          <FirstOrganization />
        </TrpcReactProvider>
      </SignInFrame>
    );
  }
  return (
    <PageNotice
      title={shell("noEnvironmentTitle")}
      of="page"
      action={<LinkButton href="/">{ui("retry")}</LinkButton>}
    >
      <p>{shell("noEnvironment")}</p>
      <CodeBlock code={command} label={shell("noEnvironmentTitle")} />
    </PageNotice>
  );
}
