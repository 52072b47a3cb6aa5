import type { StatementReport } from "../measure/watch-statements.ts";
import { columns } from "./columns.ts";

const queryWidth = 90;

export function printStatements(report: StatementReport): string {
  const { seconds, statements, waits, walMb, commits } = report;
  const rows = statements.map(({ query, calls, totalMs, meanMs, rows: count, walMb: wal }) => {
    return [totalMs, calls, meanMs, count, wal, titleOf(query)];
  });
  const waitRows = waits.map(({ application, wait, share }) => [share, application, wait]);
  return [
    `Postgres in ${seconds.toFixed(1)} s: ${Math.round(commits / seconds)} commits a second, ${walMb.toFixed(0)} MB of WAL`,
    columns([["total ms", "calls", "mean ms", "rows", "WAL MB", "statement"], ...rows]),
    "",
    "Connections at work, on average:",
    columns([["how many", "application", "waits for"], ...waitRows]),
  ].join("\n");
}

/** Its beginning says little where statements begin alike: the tables that it writes say more. */
function titleOf(query: string): string {
  const writes = [...query.matchAll(/(?<!for )\b(insert into|update|delete from) (?!set\b)(\w+)/gi)].map(
    ([, verb, table]) => `${verb?.split(" ")[0]} ${table}`,
  );
  const title =
    writes.length > 1 ? `[${[...new Set(writes)].join(", ")}]` : query.replaceAll(/\s+/g, " ").trim();
  return title.length > queryWidth ? `${title.slice(0, queryWidth - 1)}…` : title;
}
