import type { SendTarget } from "@posthorn/domain";
import type { ClaimedDelivery } from "@posthorn/queue";
import { parseSecret, type Secret } from "@posthorn/signing";
import { createSigner, type Signer } from "@posthorn/signing/node";

/** An endpoint ready to be sent to: its keys are prepared once, not at every message. */
export type ReadyTarget = SendTarget & {
  sign: Signer;
  signsUntil: number;
  /** The URL as attempts keep it: without user and password. */
  shownUrl: string;
};

export type TargetCache = {
  /** The targets of these deliveries, as they are now: a changed endpoint is loaded anew. */
  load(deliveries: readonly ClaimedDelivery[]): Promise<Map<string, ReadyTarget>>;
};

const maxTargets = 20_000;

/** Endpoints by id. An entry counts while its revision is the one that the claim saw. */
export function createTargetCache(
  loadTargets: (endpointIds: string[]) => Promise<SendTarget[]>,
  now: () => number,
): TargetCache {
  const cached = new Map<string, ReadyTarget>();

  return {
    load: async (deliveries) => {
      const found = new Map<string, ReadyTarget>();
      const missing = new Set<string>();
      for (const { endpointId, revision, endpointState, trigger } of deliveries) {
        // A person may try an endpoint that is off.
        if (endpointState === "deleted" || (endpointState === "disabled" && trigger === 0)) continue;
        const target = cached.get(endpointId);
        if (target && target.revision >= revision && now() < target.signsUntil) found.set(endpointId, target);
        else missing.add(endpointId);
      }
      if (missing.size === 0) return found;
      if (cached.size + missing.size > maxTargets) cached.clear();
      for (const target of await loadTargets([...missing])) {
        const ready = makeReady(target);
        cached.set(target.endpointId, ready);
        found.set(target.endpointId, ready);
      }
      return found;
    },
  };
}

// A secret whose grace period ends stops signing: the entry is made anew then.
function makeReady(target: SendTarget): ReadyTarget {
  const secrets = target.secrets.map(({ text }): Secret => {
    const parsed = parseSecret(text);
    if (!parsed.ok)
      throw new Error(`endpoint ${target.endpointId} has a secret that is none: ${parsed.reason}`);
    return parsed.secret;
  });
  const signsUntil = Math.min(...target.secrets.map((secret) => secret.expiresAt));
  return { ...target, sign: createSigner(secrets), signsUntil, shownUrl: withoutUserInfo(target.url) };
}

function withoutUserInfo(text: string): string {
  const url = URL.parse(text);
  if (!url || (url.username === "" && url.password === "")) return text;
  url.username = "";
  url.password = "";
  return url.href;
}
