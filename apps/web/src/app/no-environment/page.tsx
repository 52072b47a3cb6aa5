import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentSession } from "#server/current-session.ts";
import { CodeBlock } from "#ui/code-block.tsx";
import { LinkButton } from "#ui/link-button.tsx";
import { PageNotice } from "#ui/page-notice.tsx";

const command = 'npm run posthorn -- organization create "Acme" --owner you@example.com';

export default async function NoEnvironmentPage() {
  if (!(await currentSession())) redirect("/sign-in");
  const [shell, ui] = [await getTranslations("shell"), await getTranslations("ui")];
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
