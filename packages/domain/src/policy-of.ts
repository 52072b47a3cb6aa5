import type { Policy } from "./ctx.ts";

/** The settings of a process that its rules depend on. */
type PolicySettings = Pick<Policy, "portalUrl" | "apiUrl" | "allowPrivateAddresses" | "disableAfterDays"> & {
  retryScheduleSeconds: readonly number[];
  signatureHeaders: readonly ("webhook" | "svix")[];
  smtpUrl?: string | undefined;
};

/** What verbs get to know of a process's settings. */
export function policyOf(settings: PolicySettings): Policy {
  const {
    portalUrl,
    apiUrl,
    retryScheduleSeconds,
    allowPrivateAddresses,
    signatureHeaders,
    disableAfterDays,
    smtpUrl,
  } = settings;
  const [family = "webhook", second] = signatureHeaders;
  return {
    portalUrl,
    apiUrl,
    retrySchedule: retryScheduleSeconds,
    allowPrivateAddresses,
    disableAfterDays,
    isMailOn: smtpUrl !== undefined,
    headerFamily: second === undefined ? family : "both",
  };
}
