import { domain } from "#server/native.ts";
import { resources } from "#server/resources.ts";

type Known = { origins: Promise<string[]>; readAt: number };

const known = new Map<string, Known>();
const freshForMs = 5_000;
const maxKnown = 1_000;
const idPattern = /^env_[0-9A-Za-z]{27}$/;

/**
 * Whose pages may frame the portal of the environment that its address names. Read anew after 5 s. Without a database
 * the page says that nothing can be reached, whoever frames it.
 */
export async function embedOriginsOf(environmentId: string | null): Promise<string[]> {
  if (environmentId === null || !idPattern.test(environmentId)) return [];
  const found = known.get(environmentId);
  if (found && performance.now() - found.readAt < freshForMs) return found.origins;
  const origins = domain.listEmbedOrigins(resources().ctx, { environmentId }).catch(() => []);
  const [oldest] = known.keys();
  if (known.size >= maxKnown && oldest !== undefined) known.delete(oldest);
  known.set(environmentId, { origins, readAt: performance.now() });
  return origins;
}
