"use client";

import { useTranslations } from "next-intl";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { LinkButton } from "#ui/link-button.tsx";
import { useAlertAddresses } from "./use-alert-addresses.ts";

/** Who is told when this endpoint fails, and the way to change it. Nothing until that is known. */
export function AlertsOfEndpoint() {
  const t = useTranslations("alertAddresses");
  const { can } = usePortal();
  const { data } = useAlertAddresses();
  if (!data) return null;
  const told = data.isMailOn ? data.data.filter(({ confirmedAt }) => confirmedAt !== null) : [];
  return (
    <section aria-label={t("title")}>
      <div className="mb-1.5 flex items-center justify-between">
        <h2 className="font-medium">{t("title")}</h2>
        {can("ManageEndpoint") ? (
          <LinkButton href="/portal/settings" variant="ghost">
            {t("change")}
          </LinkButton>
        ) : null}
      </div>
      {told.length === 0 ? (
        <p className="text-[13px] text-muted">{t(data.isMailOn ? "nobody" : "noMailTitle")}</p>
      ) : (
        <ul className="text-[13px]">
          {told.map(({ id, email }) => (
            <li key={id} className="[overflow-wrap:anywhere]">
              {email}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
