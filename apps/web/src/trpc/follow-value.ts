import { getTRPCErrorFromUnknown } from "@trpc/server";
import { toTrpcError } from "#trpc/error-map.ts";

export type FollowValueDeps<Value> = {
  read(): Promise<Value>;
  /** False when whoever follows may no longer look. */
  isAllowed(): Promise<boolean>;
  wait(ms: number): Promise<void>;
};

const everyMs = 2_000;

/**
 * Yields what is read, at first and whenever it reads differently. Ends when looking is forbidden. Errors are mapped
 * here: the map of procedures sees a subscription only begin.
 */
export async function* followValue<Value>(deps: FollowValueDeps<Value>): AsyncGenerator<Value> {
  let yielded = "";
  while (await deps.isAllowed()) {
    const value = await deps.read().catch((error: unknown) => {
      throw toTrpcError(getTRPCErrorFromUnknown(error));
    });
    const text = JSON.stringify(value);
    if (text !== yielded) yield value;
    yielded = text;
    await deps.wait(everyMs);
  }
}
