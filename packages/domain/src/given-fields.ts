/** The fields that a change names: an undefined one is not among them, so that what it stands for stays. */
export function givenFields<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  // Holds because only entries with a value are left.
  return Object.fromEntries(given) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
