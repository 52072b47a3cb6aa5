"use client";

import type { Messages } from "next-intl";
import { useTranslations } from "next-intl";
import { useCallback } from "react";

/** Why the server refused something: the API's code, or which bound a value is beyond. */
export type Refusal = { code: string; bound?: number | undefined };

/** The words for a refusal, as those of the server are English; undefined for none. */
export function useRefusalWords(): (refusal: Refusal | undefined) => string | undefined {
  const t = useTranslations("refusals");
  return useCallback(
    (refusal) => {
      if (!refusal) return undefined;
      const { code, bound } = refusal;
      if (bound !== undefined && isBound(code)) return t(code, { bound });
      return t(isRefusal(code) ? code : "value_error");
    },
    [t],
  );
}

type Key = keyof Messages["refusals"];
type BoundKey = "tooSmall" | "tooBig" | "tooShort" | "tooLong";

function isBound(code: string): code is BoundKey {
  return ["tooSmall", "tooBig", "tooShort", "tooLong"].includes(code);
}

/** The API's codes; the message of each has its name. */
const refusals = [
  "generic_error",
  "invalid_range",
  "missing_payload",
  "limit_reached",
  "conflict",
  "event_type_exists",
  "payload_too_large",
  "value_error",
  "endpoint_limit",
  "blocked_address",
  "unknown_event_type",
  "missing_example",
  "rate_limited",
  "overloaded",
] as const satisfies readonly Exclude<Key, BoundKey>[];

export function isRefusal(code: string): code is (typeof refusals)[number] {
  return refusals.some((known) => known === code);
}
