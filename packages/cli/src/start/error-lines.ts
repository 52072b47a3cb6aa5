const maxLines = 10;
const windowMs = 10_000;

/** What of a role's output belongs on the terminal: its errors, and of a flood only the beginning. */
export function createErrorLines(
  name: string,
  logFile: string,
  print: (text: string) => void,
  now: () => number = Date.now,
): (line: string, stream: "stdout" | "stderr") => void {
  let windowStart = 0;
  let printed = 0;
  return (line, stream) => {
    const text = errorText(line) ?? (stream === "stderr" && !line.startsWith("{") ? line : undefined);
    if (text === undefined || text.trim() === "") return;
    if (now() - windowStart > windowMs) {
      windowStart = now();
      printed = 0;
    }
    printed += 1;
    if (printed <= maxLines) print(`${name} | ${text.slice(0, 500)}\n`);
    else if (printed === maxLines + 1) print(`${name} | more of these in ${logFile}\n`);
  };
}

/** The words of a JSON log line, when it tells of an error. */
function errorText(line: string): string | undefined {
  if (!/"level":"(?:error|fatal)"/.test(line)) return undefined;
  try {
    const { msg, err } = JSON.parse(line) as { msg?: string; err?: { message?: string } };
    const parts = [msg, err?.message === msg ? undefined : err?.message];
    return parts.filter(Boolean).join(": ");
  } catch {
    return line;
  }
}
