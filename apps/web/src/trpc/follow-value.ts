export type FollowValueDeps<Value> = {
  read(): Promise<Value>;
  /** False when whoever follows may no longer look. */
  isAllowed(): Promise<boolean>;
  wait(ms: number): Promise<void>;
};

const usualMs = 2_000;

/** Yields what is read, at first and whenever it reads differently. Ends when looking is forbidden. */
export async function* followValue<Value>(
  deps: FollowValueDeps<Value>,
  everyMs: number = usualMs,
): AsyncGenerator<Value> {
  let yielded = "";
  while (await deps.isAllowed()) {
    const value = await deps.read();
    const text = JSON.stringify(value);
    if (text !== yielded) yield value;
    yielded = text;
    await deps.wait(everyMs);
  }
}
