import { z } from "zod";
import { alertAddressId } from "./ids.ts";
import { instantOut } from "./instant.ts";
import { limits } from "./limits.ts";
import { listResponse } from "./list.ts";
import { storableText } from "./text.ts";

/**
 * Whom to tell of an application's incidents.
 *
 * @example
 * alertAddressIn.parse({ email: "dev@kopi.example" });
 */
export const alertAddressIn = z
  .object({
    email: storableText(limits.emailLength)
      .min(1)
      .describe("An e-mail address; capitals make no difference.")
      .meta({ examples: ["dev@kopi.example"] }),
  })
  .describe("An alert address to add.");
/** {@link alertAddressIn} once parsed. */
export type AlertAddressIn = z.output<typeof alertAddressIn>;

/**
 * An alert address as it is answered.
 *
 * @example
 * const { confirmedAt } = alertAddressOut.parse(await response.json());
 */
export const alertAddressOut = z
  .object({
    id: alertAddressId,
    email: z.string().describe("The e-mail address."),
    createdAt: instantOut.describe("When it was added."),
    confirmedAt: instantOut
      .nullable()
      .describe("When its reader said yes to the mails; null: not yet, and nothing else goes there."),
  })
  .describe("An e-mail address that is told of an application's incidents.");
/** An alert address as it is answered. */
export type AlertAddressOut = z.output<typeof alertAddressOut>;

/**
 * A page of alert addresses, and whether anybody can be mailed at all.
 *
 * @example
 * const { data, isMailOn } = alertAddressList.parse(await response.json());
 */
export const alertAddressList = listResponse(alertAddressOut)
  .extend({ isMailOn: z.boolean().describe("False: the server has no mail server, and nobody is told.") })
  .describe("A page of alert addresses.");
/** A page of alert addresses. */
export type AlertAddressList = z.output<typeof alertAddressList>;
