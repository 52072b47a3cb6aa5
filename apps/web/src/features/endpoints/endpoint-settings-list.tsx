"use client";

import type { EndpointHeadersOut, EndpointOut } from "@posthorn/contract";
import { useTranslations } from "next-intl";
import { type Fact, Facts } from "#ui/facts.tsx";

type EndpointSettingsListProps = {
  endpoint: EndpointOut;
  /** Undefined until they are read. */
  headers: EndpointHeadersOut | undefined;
};

/** What an endpoint sets for itself: limits, headers, properties, channels. */
export function EndpointSettingsList({ endpoint, headers }: EndpointSettingsListProps) {
  const t = useTranslations("endpointSettings");
  const { throttleRate, maxInFlight, timeoutSeconds, channels, properties } = endpoint;
  const limits = [
    throttleRate === null ? null : t("perSecond", { rate: throttleRate }),
    maxInFlight == null ? null : t("atOnce", { count: maxInFlight }),
  ].filter((part) => part !== null);
  const facts: Fact[] = [
    { name: t("limits"), value: limits.length === 0 ? t("noLimit") : limits.join(" · ") },
    { name: t("timeout"), value: timeoutSeconds == null ? null : t("seconds", { count: timeoutSeconds }) },
    { name: t("channels"), value: channels === null ? null : <Code>{channels.join(", ")}</Code> },
    { name: t("headers"), value: headers ? <HeaderNames headers={headers} /> : null },
    { name: t("properties"), value: properties ? <Code>{JSON.stringify(properties)}</Code> : null },
  ];
  return <Facts facts={facts} />;
}

function Code({ children }: { children: string }) {
  return <code className="font-mono text-[13px] [overflow-wrap:anywhere]">{children}</code>;
}

function HeaderNames({ headers }: { headers: EndpointHeadersOut }) {
  const t = useTranslations("endpointSettings");
  const shown = Object.entries(headers.headers);
  if (shown.length === 0 && headers.sensitive.length === 0) return t("noHeaders");
  return (
    <ul>
      {shown.map(([name, value]) => (
        <li key={name}>
          <Code>{`${name}: ${value}`}</Code>
        </li>
      ))}
      {headers.sensitive.map((name) => (
        <li key={name}>
          <Code>{`${name}: ••••••••`}</Code>
        </li>
      ))}
    </ul>
  );
}
