import { useTranslations } from "next-intl";

/** How many of the attempts of seven days got through. */
export function WeekShare({ week: { succeeded, failed } }: { week: { succeeded: number; failed: number } }) {
  const t = useTranslations("endpoints");
  const total = succeeded + failed;
  // Rounded down: all of them is said only when nothing failed.
  const share = Math.floor((succeeded / total) * 1_000) / 1_000;
  return (
    <span className="hidden shrink-0 text-right text-[13px] whitespace-nowrap text-muted tabular-nums sm:block">
      {total === 0 ? t("statsNone") : t("stats", { share, total })}
    </span>
  );
}
