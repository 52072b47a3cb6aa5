export type Places = {
  /** Takes a place, or says which bound is reached; what is returned gives it back, once. */
  take(caller: string): (() => void) | "caller_full" | "full";
};

/** Counts what is open at once, in all and by caller. */
export function createPlaces({ perProcess, perCaller }: { perProcess: number; perCaller: number }): Places {
  const byCaller = new Map<string, number>();
  let all = 0;
  return {
    take: (caller) => {
      const own = byCaller.get(caller) ?? 0;
      if (own >= perCaller) return "caller_full";
      if (all >= perProcess) return "full";
      byCaller.set(caller, own + 1);
      all += 1;
      let isGivenBack = false;
      return () => {
        if (isGivenBack) return;
        isGivenBack = true;
        all -= 1;
        const left = (byCaller.get(caller) ?? 1) - 1;
        if (left === 0) byCaller.delete(caller);
        else byCaller.set(caller, left);
      };
    },
  };
}
