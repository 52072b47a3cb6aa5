/** The parameter of an address that asks its page to begin something. */
export const askedAction = "do";

export type AskedAction = "publishTest" | "createApplication" | "createKey" | "invite";
