import { useTranslations } from "next-intl";
import type { HistogramBar } from "./histogram-steps.ts";

type HistogramTableProps = { bars: readonly HistogramBar[]; timeOf: (at: number) => string };

/** The bars in numbers, for who does not see them; those in which nothing happened are left out. */
export function HistogramTable({ bars, timeOf }: HistogramTableProps) {
  const t = useTranslations("messages.histogram");
  const filled = bars.filter((bar) => bar.delivered + bar.retrying + bar.failed > 0);
  if (filled.length === 0) return null;
  return (
    <div className="sr-only">
      <table>
        <caption>{t("label")}</caption>
        <thead>
          <tr>
            {[t("from"), t("delivered"), t("retried"), t("failed")].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {filled.map((bar) => (
            <tr key={bar.startsAt}>
              <th scope="row" suppressHydrationWarning>
                {timeOf(bar.startsAt)}
              </th>
              <td>{bar.delivered}</td>
              <td>{bar.retrying}</td>
              <td>{bar.failed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
