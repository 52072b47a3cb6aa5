import { useTranslations } from "next-intl";

/** Which events an endpoint gets, all of them by name. */
export function EventTypes({ names }: { names: string[] | null }) {
  const t = useTranslations("eventTypes");
  if (names === null) {
    return (
      <p>
        {t("all")}. <span className="text-muted">{t("allHint")}</span>
      </p>
    );
  }
  return (
    <ul className="flex max-h-72 flex-wrap gap-1.5 overflow-y-auto">
      {names.map((name) => (
        <li
          key={name}
          className="rounded-md bg-default px-1.5 py-0.5 font-mono text-[13px] [overflow-wrap:anywhere]"
        >
          {name}
        </li>
      ))}
    </ul>
  );
}
