import type { AttemptReason } from "@posthorn/contract";
import type { Messages } from "next-intl";
import type { Translate } from "#i18n/app-config.ts";
import type { Format } from "#ui/format.ts";
import { statusWords } from "./status-words.ts";

/** What happened, in words, and what would likely mend it. */
export type AttemptWords = { what: string; remedy: string | null };

/** The parts of an attempt that its words are made of. */
export type AttemptToTell = {
  reason?: AttemptReason | null | undefined;
  /** 0 without an answer. */
  responseStatusCode: number;
  /** Absent where a cause is told and not one attempt. */
  responseDurationMs?: number;
  responseHeaders?: Record<string, string> | null | undefined;
};

/** In whose language it is told. */
export type AttemptTongue = { t: Translate<"attempts">; format: Format };

export function attemptWords(attempt: AttemptToTell, tongue: AttemptTongue): AttemptWords {
  const { reason, responseStatusCode, responseDurationMs } = attempt;
  const { t, format } = tongue;
  if (reason) return reasonWords(reason, attempt, tongue);
  if (responseStatusCode > 0) return statusWords(responseStatusCode, attempt, tongue);
  const duration = format.duration(responseDurationMs ?? 0);
  return { what: t("noAnswer", { duration }), remedy: null };
}

function reasonWords(reason: AttemptReason, attempt: AttemptToTell, tongue: AttemptTongue): AttemptWords {
  const { t, format } = tongue;
  switch (reason.code) {
    case "status":
      return statusWords(reason.params.statusCode, attempt, tongue);
    case "refused": {
      const { host, port } = reason.params;
      return { what: t("refused.what", { host, port: String(port) }), remedy: t("refused.remedy") };
    }
    case "reset": {
      const { host, phase } = reason.params;
      return { what: t(`reset.${phase}`, { host }), remedy: t("reset.remedy") };
    }
    case "unreachable": {
      const { host, address } = reason.params;
      return { what: t("unreachable.what", { host: address ?? host }), remedy: t("unreachable.remedy") };
    }
    case "dns": {
      const { host, failure } = reason.params;
      return { what: t(`dns.${failure}.what`, { host }), remedy: t(`dns.${failure}.remedy`) };
    }
    case "tls": {
      const { host, failure } = reason.params;
      const known = tlsFailures[failure] ?? "other";
      return { what: t(`tls.${known}.what`, { host, failure }), remedy: t(`tls.${known}.remedy`) };
    }
    case "timeout": {
      const { phase, timeoutMs } = reason.params;
      const duration = format.duration(timeoutMs);
      return { what: t(`timeout.${phase}.what`, { duration }), remedy: t(`timeout.${phase}.remedy`) };
    }
    case "blocked_address": {
      const { host, address } = reason.params;
      return {
        what: t("blockedAddress.what", { host }),
        remedy: address ? t("blockedAddress.remedy", { address }) : t("blockedAddress.remedyUnknown"),
      };
    }
    case "invalid_url":
      return { what: t("invalidUrl.what"), remedy: t("invalidUrl.remedy") };
    case "invalid_response": {
      const { failure } = reason.params;
      return { what: t("invalidResponse.what"), remedy: t("invalidResponse.remedy", { failure }) };
    }
    case "network":
      return { what: t("network", { failure: reason.params.failure }), remedy: null };
  }
}

/** Node's names of what is wrong with a certificate, as our messages name them. */
const tlsFailures: Record<string, Exclude<TlsFailure, "other">> = {
  CERT_HAS_EXPIRED: "expired",
  CERT_NOT_YET_VALID: "notYetValid",
  DEPTH_ZERO_SELF_SIGNED_CERT: "selfSigned",
  SELF_SIGNED_CERT_IN_CHAIN: "privateAuthority",
  ERR_TLS_CERT_ALTNAME_INVALID: "otherName",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "noChain",
};

type TlsFailure = keyof Messages["attempts"]["tls"];
