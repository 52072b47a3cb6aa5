"use client";

import type { AttemptTimings } from "@posthorn/contract";
import { expungedResponse } from "@posthorn/contract";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { HeaderList } from "#features/payload/header-list.tsx";
import { RawText } from "#features/payload/raw-text.tsx";
import { CopyButton } from "#ui/copy-button.tsx";
import { Identifier } from "#ui/identifier.tsx";
import { useFormat } from "#ui/use-format.ts";
import type { ShownAttempt } from "./shown-attempt.ts";

type AttemptDetailsProps = {
  attempt: ShownAttempt;
  /** The request as a command; made when it is copied. */
  curl: () => string | Promise<string>;
};

/** All of one attempt: how long what took, what was sent, what came back. */
export function AttemptDetails({ attempt, curl }: AttemptDetailsProps) {
  const t = useTranslations("attempts.details");
  const { requestHeaders, responseHeaders, timings, remoteAddress } = attempt;
  return (
    <div className="flex flex-col gap-4 border-t bg-background px-3 py-3">
      {timings ? <Timings timings={timings} isReused={attempt.isConnectionReused === true} /> : null}
      <Part
        title={t("request")}
        action={
          <CopyButton value={curl} label={t("asCurl")}>
            curl
          </CopyButton>
        }
      >
        {requestHeaders ? <HeaderList headers={requestHeaders} /> : null}
        <p className="mt-1.5 text-xs text-muted">{t("bodyIsPayload")}</p>
      </Part>
      <Part title={t("response")}>
        {responseHeaders ? <HeaderList headers={responseHeaders} /> : null}
        <ResponseBody attempt={attempt} />
      </Part>
      <p className="flex flex-wrap items-center gap-x-4 text-xs text-muted">
        <Identifier id={attempt.id} label={t("attemptId")} />
        {remoteAddress ? (
          <span>
            {t.rich("address", {
              address: remoteAddress,
              code: (address) => <code className="font-mono">{address}</code>,
            })}
          </span>
        ) : null}
      </p>
    </div>
  );
}

function ResponseBody({ attempt }: { attempt: ShownAttempt }) {
  const t = useTranslations("attempts.details");
  const { response, responseStatusCode, responseEncoding, isResponseCut } = attempt;
  if (responseStatusCode === 0 && response === "") return <p className="text-muted">{t("noResponse")}</p>;
  if (response === "") return <p className="mt-1.5 text-muted">{t("noBody")}</p>;
  if (response === expungedResponse) return <p className="mt-1.5 text-muted">{t("expunged")}</p>;
  return (
    <div className="mt-2">
      <div className="max-h-80 overflow-auto rounded-md border bg-surface px-3 py-2">
        <RawText text={response} />
      </div>
      {responseEncoding === "base64" ? <p className="mt-1 text-xs text-muted">{t("base64")}</p> : null}
      {isResponseCut ? <p className="mt-1 text-xs text-muted">{t("cut")}</p> : null}
    </div>
  );
}

function Part({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section>
      <div className="mb-1.5 flex items-center justify-between">
        <h4 className="text-xs font-medium text-muted">{title}</h4>
        {action}
      </div>
      {children}
    </section>
  );
}

const marks = ["dnsMs", "connectMs", "tlsMs", "firstByteMs", "lastByteMs"] as const;

/** The marks of an attempt on one line of time. */
function Timings({ timings, isReused }: { timings: AttemptTimings; isReused: boolean }) {
  const t = useTranslations("attempts.details");
  const format = useFormat();
  const reached = marks.flatMap((name) => {
    const ms = timings[name];
    return typeof ms === "number" ? [{ name, ms }] : [];
  });
  const total = Math.max(...reached.map(({ ms }) => ms), 1);
  if (reached.length === 0) return null;
  return (
    <section aria-label={t("timings")}>
      <ol className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-1 text-xs tabular-nums">
        {reached.map(({ name, ms }, index) => {
          const from = reached[index - 1]?.ms ?? 0;
          return (
            <li key={name} className="contents">
              <span className="text-muted">{t(`marks.${name}`)}</span>
              <span className="relative h-1.5 rounded-full bg-default">
                <span
                  className="absolute inset-y-0 min-w-0.5 rounded-full bg-accent"
                  style={{ left: `${(from / total) * 100}%`, width: `${((ms - from) / total) * 100}%` }}
                />
              </span>
              <span className="text-right">{format.duration(ms)}</span>
            </li>
          );
        })}
      </ol>
      {isReused ? <p className="mt-1 text-xs text-muted">{t("reused")}</p> : null}
    </section>
  );
}
