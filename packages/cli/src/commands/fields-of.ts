/** What a rule of the domain refused. Not by its class, which would load the database client for every error. */
export function fieldsOf(error: unknown): readonly { loc: readonly string[]; msg: string }[] {
  return error instanceof Error && "fields" in error && Array.isArray(error.fields) ? error.fields : [];
}
