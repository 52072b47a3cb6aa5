import { z } from "zod";

/** How an endpoint can be, as the list is filtered by it. */
export const endpointStates = ["healthy", "failing", "disabled"] as const;

/** What the list of endpoints is narrowed to. */
export const endpointFilter = z.object({
  state: z.enum(endpointStates).optional(),
  app: z.string().min(1).max(256).optional(),
  text: z.string().trim().min(1).max(256).optional(),
});

export type EndpointFilter = z.output<typeof endpointFilter>;

/** The filter in an address. What does not fit is left out: a link that was mangled still opens. */
export function endpointFilterOfAddress(parameters: Pick<URLSearchParams, "get">): EndpointFilter {
  const found: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(endpointFilter.shape)) {
    const parsed = shape.safeParse(parameters.get(name) ?? undefined);
    if (parsed.success && parsed.data !== undefined) found[name] = parsed.data;
  }
  return endpointFilter.parse(found);
}
