import { redirect } from "next/navigation";
import { shellText } from "#features/shell/shell-text.ts";
import { currentSession } from "#server/current-session.ts";
import { CodeBlock } from "#ui/code-block.tsx";
import { LinkButton } from "#ui/link-button.tsx";
import { PageNotice } from "#ui/page-notice.tsx";
import { uiText } from "#ui/ui-text.ts";

export default async function NoEnvironmentPage() {
  if (!(await currentSession())) redirect("/sign-in");
  return (
    <PageNotice
      title={shellText.noEnvironmentTitle}
      of="page"
      action={<LinkButton href="/">{uiText.retry}</LinkButton>}
    >
      <p>{shellText.noEnvironment}</p>
      <CodeBlock code={shellText.noEnvironmentCommand} label={shellText.noEnvironmentTitle} />
    </PageNotice>
  );
}
