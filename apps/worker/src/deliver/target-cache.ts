import { type LoadedTargets, type SendTarget, withoutUserInfo } from "@posthorn/domain";
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

export type LoadedEndpoints = {
  ready: Map<string, ReadyTarget>;
  /** Nothing can be sent to these now: a secret or headers that do not open. */
  unready: Set<string>;
};

export type TargetCache = {
  /** The targets of these deliveries, as they are now: a changed endpoint is loaded anew. */
  load(deliveries: readonly ClaimedDelivery[]): Promise<LoadedEndpoints>;
};

export type TargetCacheOptions = {
  loadTargets(endpointIds: string[]): Promise<LoadedTargets>;
  /** Told once of an endpoint that is not ready, until it is. */
  onError(error: unknown): void;
  now(): number;
};

const maxTargets = 20_000;

/** Endpoints by id. An entry counts while its revision is the one that the claim saw. */
export function createTargetCache({ loadTargets, onError, now }: TargetCacheOptions): TargetCache {
  const cached = new Map<string, ReadyTarget>();
  const told = new Set<string>();

  function makeAllReady({ targets, unready }: LoadedTargets): LoadedEndpoints {
    const made: LoadedEndpoints = { ready: new Map(), unready: new Set() };
    const refuse = (endpointId: string, error: unknown) => {
      made.unready.add(endpointId);
      if (!told.has(endpointId)) onError(error);
      told.add(endpointId);
    };
    for (const { endpointId, error } of unready) refuse(endpointId, error);
    for (const target of targets) {
      try {
        made.ready.set(target.endpointId, makeReady(target));
        told.delete(target.endpointId);
      } catch (error) {
        refuse(target.endpointId, error);
      }
    }
    return made;
  }

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
      if (missing.size === 0) return { ready: found, unready: new Set() };
      if (cached.size + missing.size > maxTargets) cached.clear();
      if (told.size > maxTargets) told.clear();
      const { ready, unready } = makeAllReady(await loadTargets([...missing]));
      for (const [endpointId, target] of ready) {
        cached.set(endpointId, target);
        found.set(endpointId, target);
      }
      return { ready: found, unready };
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
