/** A signal that is kept when nobody waits, so that no wake-up falls between a look and the next wait. */
export type WakeUp = { wake(): void; wait(timeoutMs: number): Promise<void> };

export function createWakeUp(): WakeUp {
  let isSet = false;
  let resolveWaiting: (() => void) | undefined;

  return {
    wake: () => {
      isSet = true;
      resolveWaiting?.();
    },
    wait: async (timeoutMs) => {
      if (!isSet) {
        let timer: NodeJS.Timeout | undefined;
        await new Promise<void>((resolve) => {
          resolveWaiting = resolve;
          timer = setTimeout(resolve, timeoutMs);
        });
        clearTimeout(timer);
        resolveWaiting = undefined;
      }
      isSet = false;
    },
  };
}
