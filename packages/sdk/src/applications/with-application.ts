import { pathId } from "../client/path-id.ts";
import { PosthornError } from "../errors/posthorn-error.ts";
import type { ApplicationInput } from "./application.ts";
import type { ApplicationRef } from "./application-ref.ts";

/**
 * Calls with the application alone and, if it does not exist yet, once more with what creates it in the same
 * request: an application that exists costs nothing, a new one costs one round trip.
 */
export async function withApplication<Out>(
  ref: ApplicationRef,
  call: (id: string, creates?: ApplicationInput) => Promise<Out>,
): Promise<Out> {
  const { id, name } = typeof ref === "string" ? { id: ref, name: ref } : { name: ref.id, ...ref };
  const uid = pathId(id, "application");
  try {
    return await call(uid);
  } catch (error) {
    const isUnknown = error instanceof PosthornError && error.code === "not_found";
    if (!isUnknown || uid.startsWith("app_")) throw error;
    return call(uid, { uid, name });
  }
}
