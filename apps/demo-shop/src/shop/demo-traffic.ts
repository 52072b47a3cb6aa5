import { pick } from "../actions/action.ts";
import { type ActionName, actionNames, actions } from "../actions/actions.ts";
import { merchants } from "./merchant.ts";
import type { Shop } from "./shop.ts";

export type DemoTraffic = {
  isOn(): boolean;
  set(isOn: boolean): void;
  stop(): void;
};

/** How often each happens beside the others; what is not named happens once. */
const weights: Partial<Record<ActionName, number>> = {
  "create-order": 4,
  "approve-order": 4,
  "take-payment": 3,
};
const chances = actionNames.flatMap((name) => Array<ActionName>(weights[name] ?? 1).fill(name));

/** Most of what happens is told in two messages: so many seconds apart, that makes about one message a second. */
export function pauseMs(random: () => number): number {
  return 1_100 + random() * 1_000;
}

/** People come and go, and about one message a second is published somewhere, until it is switched off. */
export function createDemoTraffic(
  shop: Shop,
  random: () => number,
  onError: (error: unknown) => void,
): DemoTraffic {
  let timer: NodeJS.Timeout | undefined;
  let isOn = false;

  const next = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // One at a time: while Posthorn is away, they do not pile up.
      happen(shop, random)
        .catch(onError)
        .finally(() => isOn && next());
    }, pauseMs(random));
  };

  const set = (wanted: boolean) => {
    if (wanted === isOn) return;
    isOn = wanted;
    clearTimeout(timer);
    if (isOn) next();
  };
  return { isOn: () => isOn, set, stop: () => set(false) };
}

/** Does one thing that can be done, chosen by chance. */
export async function happen(shop: Shop, random: () => number): Promise<void> {
  const merchant = pick(merchants, random) ?? merchants[0];
  const name = pick(chances, random) ?? "create-order";
  const scene = shop.sceneOf(merchant);
  const form = actions[name].sample(scene, random);
  // With nothing to approve or to free, somebody orders.
  if (form !== undefined) await shop.do(merchant, name, form);
  else await shop.do(merchant, "create-order", actions["create-order"].sample(scene, random));
}
