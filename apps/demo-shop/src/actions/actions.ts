import { abandonCart } from "./abandon-cart.ts";
import type { Action, Outcome, Scene } from "./action.ts";
import { approveOrder } from "./approve-order.ts";
import { changeEmail } from "./change-email.ts";
import { checkInGuest } from "./check-in-guest.ts";
import { createCustomer } from "./create-customer.ts";
import { createOrder } from "./create-order.ts";
import { createProduct } from "./create-product.ts";
import { freeTable } from "./free-table.ts";
import { payMembership } from "./pay-membership.ts";
import { takePayment } from "./take-payment.ts";

/** Everything that can be done in the shop, by the last part of its path. */
export const actions = {
  "create-customer": createCustomer,
  "create-product": createProduct,
  "create-order": createOrder,
  "approve-order": approveOrder,
  "take-payment": takePayment,
  "pay-membership": payMembership,
  "change-email": changeEmail,
  "abandon-cart": abandonCart,
  "check-in-guest": checkInGuest,
  "free-table": freeTable,
} as const satisfies Record<string, Action>;

export type ActionName = keyof typeof actions;

export const actionNames = Object.keys(actions) as ActionName[];

export function isActionName(name: string): name is ActionName {
  return Object.hasOwn(actions, name);
}

/** Reads what a form sent and does it. */
export function act(name: ActionName, scene: Scene, form: unknown): Outcome {
  const chosen: Action = actions[name];
  const read = chosen.input.safeParse(form);
  if (read.success) return chosen.run(scene, read.data);
  const [issue] = read.error.issues;
  return { refusal: `${issue?.path.join(".") || "The form"}: ${issue?.message ?? "does not fit"}` };
}
