import { toast } from "@heroui/react";
import { PortalError } from "./portal-error.ts";
import { portalText } from "./portal-text.ts";

/** The words for an error of the API. */
export function portalErrorWords(error: unknown): string {
  if (!(error instanceof PortalError)) return portalText.errors.failed;
  return error.kind === "refused" ? error.message : portalText.errors[error.kind];
}

/** Says what went wrong with something that was asked for. */
export function toastFailure(error: unknown): void {
  toast.danger(portalErrorWords(error));
}
