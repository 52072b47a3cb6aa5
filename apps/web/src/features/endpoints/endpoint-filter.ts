import { z } from "zod";

/** How an endpoint can be, as the list is filtered by it. */
const endpointStates = ["healthy", "failing", "disabled"] as const;

/** What the list of endpoints is narrowed to. */
export const endpointFilter = z.object({
  state: z.enum(endpointStates).optional(),
  app: z.string().min(1).max(256).optional(),
  text: z.string().trim().min(1).max(256).optional(),
});
