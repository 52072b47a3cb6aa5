import { limits } from "@posthorn/contract";

/** What was typed as origins, one a line; what is none is named as it was typed. */
export type ReadOrigins = { origins: string[]; wrong: string[]; isTooMany: boolean };

/** An address that is pasted whole counts by its origin: a browser compares no more than that. */
export function readOrigins(text: string): ReadOrigins {
  const typed = text.split(/[\s,]+/).filter((part) => part !== "");
  const wrong = typed.filter((part) => originOf(part) === null);
  const origins = [...new Set(typed.flatMap((part) => originOf(part) ?? []))];
  return { origins, wrong, isTooMany: origins.length > limits.embedOrigins };
}

function originOf(text: string): string | null {
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text).origin : null;
}
