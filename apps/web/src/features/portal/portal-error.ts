import { errorBody, validationErrorBody } from "@posthorn/contract";
import type { Refusal } from "#i18n/use-refusal-words.ts";

/**
 * Why a call to the API did not do what it should. `unreachable`: no answer; `ended`: the session is over;
 * `denied`: not allowed; `refused`: the API said what does not fit; `failed`: its own fault.
 */
export type PortalErrorKind = "unreachable" | "ended" | "denied" | "missing" | "refused" | "failed";

export class PortalError extends Error {
  readonly kind: PortalErrorKind;
  readonly code: string;
  /** What does not fit, by the name of the field. */
  readonly fields: Readonly<Record<string, Refusal>>;

  constructor(kind: PortalErrorKind, code: string, message: string, fields: Record<string, Refusal> = {}) {
    super(message);
    this.name = "PortalError";
    this.kind = kind;
    this.code = code;
    this.fields = fields;
  }
}

/** The error that an answer stands for. */
export function portalErrorOf(status: number, text: string): PortalError {
  const body = parseOrNull(text);
  const validation = validationErrorBody.safeParse(body);
  if (validation.success) {
    const fields: Record<string, Refusal> = {};
    for (const { loc, type } of validation.data.detail) fields[loc[1] ?? ""] ??= { code: type };
    const first = validation.data.detail[0];
    return new PortalError("refused", first?.type ?? "value_error", first?.msg ?? "", fields);
  }
  const { code = "", detail = "" } = errorBody.safeParse(body).data ?? {};
  return new PortalError(kindOf(status), code, detail);
}

export function unreachable(cause: unknown): PortalError {
  return new PortalError("unreachable", "", String(cause));
}

function kindOf(status: number): PortalErrorKind {
  if (status === 401) return "ended";
  if (status === 403) return "denied";
  if (status === 404) return "missing";
  return status >= 500 || status === 429 ? "failed" : "refused";
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
