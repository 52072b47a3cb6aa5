import type { EndpointOut } from "@posthorn/contract";
import { useTranslations } from "next-intl";

/** Whether an endpoint is on, and if not, why. */
export function EndpointState({ endpoint }: { endpoint: Pick<EndpointOut, "disabled" | "disabledReason"> }) {
  const t = useTranslations("endpoints");
  const { disabled, disabledReason } = endpoint;
  if (!disabled) {
    return (
      <span className="inline-flex items-center gap-1.5 text-foreground">
        <span className="size-2 rounded-full bg-success" aria-hidden="true" />
        {t("on")}
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className="h-0.5 w-2.5 rounded-full bg-muted" aria-hidden="true" />
      {disabledReason ? t(`disabledReasons.${disabledReason}`) : t("disabledFallback")}
    </span>
  );
}
