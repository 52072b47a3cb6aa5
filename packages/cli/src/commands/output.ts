/** Prints one result, as JSON on one line when a script asks for it. */
export function output(isJson: boolean | undefined, value: unknown, text: () => string): void {
  process.stdout.write(isJson ? `${JSON.stringify(value)}\n` : `${text()}\n`);
}

/** An instant for people: 2026-11-22 06:40 UTC. */
export function dateText(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** Columns, each as wide as its widest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
