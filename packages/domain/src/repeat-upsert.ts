import { DomainError } from "./domain-error.ts";

/** Runs an upsert again when another created the same between its look and its write: then it finds it. */
export async function repeatUpsert<T>(upsert: () => Promise<T>): Promise<T> {
  try {
    return await upsert();
  } catch (error) {
    if (!isTaken(error)) throw error;
    return upsert();
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof DomainError && (error.code === "conflict" || error.code === "event_type_exists");
}
