const usual = new Set(["level", "time", "role", "msg", "err"]);

/** A JSON log line as one line for eyes: time, role, level, message, the other fields, the error. */
export function prettyLine(json: string): string {
  const fields = parse(json);
  if (!fields) return json;
  const { time, role, level, msg, err } = fields;
  const rest = Object.entries(fields)
    .filter(([name]) => !usual.has(name))
    .map(([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`);
  const parts = [
    String(time).slice(11, 19),
    role,
    level === "info" ? "" : level,
    msg,
    ...rest,
    errorText(err),
  ];
  return `${parts.filter(Boolean).join(" ")}\n`;
}

function errorText(err: unknown): string {
  if (typeof err !== "object" || err === null) return "";
  const { stack, message } = err as { stack?: unknown; message?: unknown };
  return `\n${stack ?? message ?? ""}`;
}

function parse(json: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
