import type { EventName, Payload } from "../events.ts";
import type { Merchant, MerchantId } from "../shop/merchant.ts";

export const systemIds = ["crm", "kitchen", "warehouse"] as const;
export type SystemId = (typeof systemIds)[number];

/** How a system fares: a person sets it, to make an incident and to mend it. */
export const modes = ["well", "slow", "500", "410", "off"] as const;
export type Mode = (typeof modes)[number];

/** What a system knows of a merchant while it reacts. */
export type Surroundings = {
  merchant: Merchant;
  /** Where this host's API is: what a system may fetch, and nothing else. */
  hostUrl: string;
  /** The merchant's token for it. */
  apiToken: string;
};

/** One system that merchants use beside the shop: what it asks for, and what it does with what it gets. */
export type System = {
  id: SystemId;
  name: string;
  sentence: string;
  eventTypes: readonly (EventName | `${string}.*`)[];
  /** Does its work; the answer says what, for its page. What it throws is a 500, and the sender comes back. */
  react(payload: Payload, surroundings: Surroundings): Promise<string>;
};

/** One request that a system got, and what came of it. */
export type Got = {
  at: string;
  merchantId: MerchantId;
  status: number;
  /** The type of the event, or why there is none to name: `signature_mismatch`, `duplicate`. */
  what: string;
  webhookId: string | undefined;
  did: string;
};

export function isMode(text: string): text is Mode {
  return modes.some((mode) => mode === text);
}
