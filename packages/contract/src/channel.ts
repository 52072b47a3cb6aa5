import { z } from "zod";
import { uidPattern } from "./ids.ts";
import { limits } from "./limits.ts";
import { setOf } from "./text.ts";

/**
 * A channel: a free word that a message carries and an endpoint asks for. Up to 128 characters.
 *
 * @example
 * channel.parse("branch-hanoi");
 */
export const channel = z
  .string()
  .min(1)
  .max(limits.channelLength)
  .regex(uidPattern, { error: "May hold only letters, digits, '-', '_' and '.'." })
  .describe("A channel.")
  .meta({ examples: ["branch-hanoi"] });

/** The channels of an endpoint, 1–10; null gets messages of every channel and of none. */
export const endpointChannels = setOf(channel)
  .min(1, { error: "Must name at least one channel; null or omitted means all." })
  .max(limits.channelsPerEndpoint)
  .nullable()
  .describe("The channels that the endpoint listens to, 1–10; null is all.");

/** The channels of a message, 1–10; null is none. */
export const messageChannels = setOf(channel)
  .min(1, { error: "Must name at least one channel; null or omitted means none." })
  .max(limits.channelsPerMessage)
  .nullable()
  .describe("The channels of the message, 1–10; null is none.");
