import { hash } from "node:crypto";
import { type Credential, credentialIdOf } from "@posthorn/domain";

export type CredentialCache = {
  /** The credential of a bearer token that was looked up before, where that still counts. */
  cached(token: string): Credential | undefined;
  /** The credential of a bearer token as it stands now. */
  lookUp(token: string): Promise<Credential | null>;
  /** Forgets what belongs to this key, portal session, application or environment. */
  forget(subjectId: string): void;
  forgetAll(): void;
  size(): number;
};

export type CredentialCacheOptions = {
  lookUp(tokenHash: Uint8Array<ArrayBuffer>): Promise<Credential | null>;
  /** What is cached counts only while revocations arrive. */
  isListening(): boolean;
  /** Milliseconds of a clock that never goes back. */
  monotonicNow?(): number;
  now(): Date;
};

type Entry = { credential: Credential; checkedAt: number; isRefreshing: boolean };

const maxAgeMs = 5_000;
/** A credential in use is looked up again before it is too old, so that no request waits for it. */
const refreshAfterMs = 3_000;
const maxEntries = 10_000;

/**
 * Remembers who a token stands for, up to 5 s after its last check and only while revocations arrive.
 * A look-up that was under way while something was forgotten is not kept: it may have read the time before.
 */
export function createCredentialCache(options: CredentialCacheOptions): CredentialCache {
  const { isListening, monotonicNow = () => performance.now() } = options;
  const entries = new Map<string, Entry>();
  const pending = new Map<string, Promise<Credential | null>>();
  let generation = 0;

  function cached(token: string): Credential | undefined {
    const key = keyOf(token);
    const entry = isListening() ? entries.get(key) : undefined;
    if (!entry) return undefined;
    const ageMs = monotonicNow() - entry.checkedAt;
    if (ageMs >= maxAgeMs || entry.credential.expiresAt <= options.now().getTime()) return undefined;
    if (ageMs >= refreshAfterMs && !entry.isRefreshing) refresh(key, entry);
    return entry.credential;
  }

  function refresh(key: string, entry: Entry): void {
    entry.isRefreshing = true;
    lookUpOnce(key)
      .catch(() => undefined)
      .finally(() => {
        entry.isRefreshing = false;
      });
  }

  /** Requests that come while a token is looked up share the answer; not across something forgotten. */
  function lookUpOnce(key: string): Promise<Credential | null> {
    const known = pending.get(key);
    if (known) return known;
    const looking = lookUp(key).finally(() => {
      if (pending.get(key) === looking) pending.delete(key);
    });
    pending.set(key, looking);
    return looking;
  }

  async function lookUp(key: string): Promise<Credential | null> {
    const startedIn = generation;
    const checkedAt = monotonicNow();
    const credential = await options.lookUp(new Uint8Array(Buffer.from(key, "base64url")));
    if (generation !== startedIn) return credential;
    entries.delete(key);
    if (credential && isListening()) keep(key, { credential, checkedAt, isRefreshing: false });
    return credential;
  }

  function keep(key: string, entry: Entry): void {
    const oldest = entries.size >= maxEntries ? entries.keys().next().value : undefined;
    if (oldest !== undefined) entries.delete(oldest);
    entries.set(key, entry);
  }

  function forget(subjectId: string): void {
    generation += 1;
    pending.clear();
    for (const [key, { credential }] of entries) {
      if (subjectsOf(credential).includes(subjectId)) entries.delete(key);
    }
  }

  function forgetAll(): void {
    generation += 1;
    pending.clear();
    entries.clear();
  }

  return {
    cached,
    lookUp: (token) => lookUpOnce(keyOf(token)),
    forget,
    forgetAll,
    size: () => entries.size,
  };
}

function keyOf(token: string): string {
  return hash("sha256", token, "base64url");
}

function subjectsOf({ actor }: Credential): string[] {
  const application = actor.kind === "key" ? [] : [actor.applicationId];
  return [credentialIdOf(actor), ...application, actor.environmentId];
}
