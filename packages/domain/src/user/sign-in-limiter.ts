/** Counts tries to sign in; one a process, made where the process starts. */
export type SignInLimiter = {
  /** Counts a try; answers how many seconds to wait when there were too many, else 0. */
  take(account: string, address: string, now: Date): number;
  /** A success clears what its account and address counted together. */
  clear(account: string, address: string): void;
};

const windowMs = 15 * 60_000;
const limits = { pair: 10, account: 50, address: 100 } as const;
const maxKeys = 20_000;

/**
 * Limits per account from one address, per account from everywhere, and per address for all accounts, over
 * 15 minutes. Tries are counted before the password is looked at, so that a burst in parallel gains nothing.
 */
export function createSignInLimiter(): SignInLimiter {
  const triesAt = new Map<string, number[]>();

  function countOf(key: string, limit: number, now: number): number {
    const recent = (triesAt.get(key) ?? []).filter((at) => at > now - windowMs);
    const wait = recent.length >= limit ? (recent[recent.length - limit] ?? now) + windowMs - now : 0;
    if (wait === 0) recent.push(now);
    triesAt.delete(key);
    triesAt.set(key, recent);
    return wait;
  }

  return {
    take: (account, address, now) => {
      const waits = keysOf(account, address).map(([key, limit]) => countOf(key, limit, now.getTime()));
      forgetOldest(triesAt);
      return Math.ceil(Math.max(...waits) / 1_000);
    },
    clear: (account, address) => {
      triesAt.delete(pairKey(account, address));
    },
  };
}

function keysOf(account: string, address: string): [key: string, limit: number][] {
  return [
    [pairKey(account, address), limits.pair],
    [`account ${account}`, limits.account],
    [`address ${address}`, limits.address],
  ];
}

function pairKey(account: string, address: string): string {
  return `pair ${account} ${address}`;
}

// A map keeps the order of insertion, and each try moves its keys to the end.
function forgetOldest(triesAt: Map<string, number[]>): void {
  for (const key of triesAt.keys()) {
    if (triesAt.size <= maxKeys) return;
    triesAt.delete(key);
  }
}
