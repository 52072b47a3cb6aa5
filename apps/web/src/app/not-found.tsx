import { getTranslations } from "next-intl/server";
import { LinkButton } from "#ui/link-button.tsx";
import { PageNotice } from "#ui/page-notice.tsx";

export default async function NotFound() {
  const t = await getTranslations("errors");
  return (
    <PageNotice
      title={t("notFoundTitle")}
      of="page"
      action={<LinkButton href="/">{t("toStart")}</LinkButton>}
    >
      <p>{t("notFound")}</p>
    </PageNotice>
  );
}
