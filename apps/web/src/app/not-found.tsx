import { shellText } from "#features/shell/shell-text.ts";
import { LinkButton } from "#ui/link-button.tsx";
import { PageNotice } from "#ui/page-notice.tsx";

export default function NotFound() {
  return (
    <PageNotice
      title={shellText.notFoundTitle}
      of="page"
      action={<LinkButton href="/">{shellText.toStart}</LinkButton>}
    >
      <p>{shellText.notFound}</p>
    </PageNotice>
  );
}
