import {
  type ErrorCode,
  type ErrorEntry,
  errors,
  errorsOfRoute,
  type Route,
  routes,
} from "@posthorn/contract";
import { code, fence, generatedNote, page } from "./markdown.ts";

const introduction = `Every error of the API is JSON and has one of these codes. All but 422 answer:`;

const validation = `A 422 lists everything that does not fit: where (\`loc\`: body, query, path or header, then the
names; an entry of a list is \`[0]\`), what fits, and the code as \`type\`:`;

const closing = `The SDK throws them as one class: [\`PosthornError\`](sdk.md#posthornerror), with the code as its \`code\`.`;

/** docs/reference/errors.md: each code with its status, what it means, the way out and where it comes from. */
export function errorsPage(): string {
  const entries = Object.entries(errors) as [ErrorCode, ErrorEntry][];
  const example = errors.not_found.detail;
  const issue = { loc: ["query", "limit"], msg: "Must be at most 250.", type: "value_error" };
  return page(
    generatedNote,
    "# Errors",
    introduction,
    fence("json", JSON.stringify({ code: "not_found", detail: example }, null, 2)),
    validation,
    fence("json", JSON.stringify({ detail: [issue] }, null, 2)),
    closing,
    ...entries.flatMap(([name, entry]) => [`## ${code(name)}`, entryText(name, entry)]),
  );
}

function entryText(name: ErrorCode, { status, detail, wayOut, hasRetryAfter }: ErrorEntry): string {
  return [
    `${status}. ${detail} ${wayOut}`,
    hasRetryAfter ? "The answer carries `Retry-After`, in seconds." : "",
  ]
    .concat(originText(name))
    .filter(Boolean)
    .join(" ");
}

/** Where it comes from, where that is not nearly everywhere. */
function originText(name: ErrorCode): string {
  const all = Object.entries(routes) as [string, Route][];
  const from = all.filter(([, route]) => errorsOfRoute(route).includes(name)).map(([id]) => id);
  if (from.length === 0 || from.length > 8) return "";
  return `From ${from.map(code).join(", ")}.`;
}
