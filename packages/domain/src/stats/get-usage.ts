import { readRollups, rollupSegments } from "@posthorn/queue";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { invalidField } from "../domain-error.ts";

/** What one application used in a stretch of time. */
export type ApplicationUsage = {
  application: { id: string; uid: string | null; name: string };
  messages: number;
  attempts: number;
};

export type Usage = {
  total: { messages: number; attempts: number };
  /** Those that used most, the most first. */
  applications: ApplicationUsage[];
  /** How many applications used anything. */
  count: number;
};

/** The first and the last day, both included, at midnight UTC. */
export type UsageInput = { from: Date; to: Date };

const dayMs = 86_400_000;
const mostShown = 100;
const mostDays = 400;

/** Messages and attempts of an environment's applications from one day to another, from rollups. */
export async function getUsage(ctx: Ctx, input: UsageInput): Promise<Usage> {
  requirePermission(ctx, "read_as_host");
  requireRange(input);
  const used = await readUsage(ctx, input.from.getTime(), input.to.getTime() + dayMs);
  const sum = (of: "messages" | "attempts") => used.reduce((total, one) => total + one[of], 0);
  const shown = used.sort((a, b) => b.attempts - a.attempts || b.messages - a.messages).slice(0, mostShown);
  return {
    total: { messages: sum("messages"), attempts: sum("attempts") },
    applications: await nameApplications(ctx, shown),
    count: used.length,
  };
}

/** The same day by day, as lines of a CSV file; read a day at a time, however many applications there are. */
export async function* exportUsage(ctx: Ctx, input: UsageInput): AsyncGenerator<string> {
  requirePermission(ctx, "read_as_host");
  requireRange(input);
  yield "day,application_id,application_uid,application_name,messages,attempts\n";
  for (let day = input.from.getTime(); day <= input.to.getTime(); day += dayMs) {
    const date = new Date(day).toISOString().slice(0, 10);
    const used = await readUsage(ctx, day, day + dayMs);
    for (let at = 0; at < used.length; at += namedAtOnce) {
      const rows = await nameApplications(ctx, used.slice(at, at + namedAtOnce));
      yield rows.map((row) => lineOf(date, row)).join("");
    }
  }
}

const namedAtOnce = 1_000;

function requireRange({ from, to }: UsageInput): void {
  if (from > to) throw invalidField("from", "Must not lie after `to`.");
  if (to.getTime() - from.getTime() > mostDays * dayMs)
    throw invalidField("from", `At most ${mostDays} days.`);
}

type Used = { id: string; messages: number; attempts: number };

async function readUsage(ctx: Ctx, from: number, to: number): Promise<Used[]> {
  const { environmentId } = ctx.actor;
  const { operationalApplicationId } = await ctx.prisma.environment.findUniqueOrThrow({
    where: { id: environmentId },
  });
  const filter = { environmentId, exceptApplicationId: operationalApplicationId };
  const segments = rollupSegments({ from, to }, ctx.now().getTime());
  const used = new Map<string, Used>();
  for (const { group: id, outcome, count } of await readRollups(ctx.pool, filter, segments, "application")) {
    const one = used.get(id) ?? { id, messages: 0, attempts: 0 };
    used.set(id, one);
    if (outcome === "published") one.messages += count;
    if (outcome === "succeeded" || outcome === "failed") one.attempts += count;
  }
  return [...used.values()];
}

async function nameApplications(ctx: Ctx, used: readonly Used[]): Promise<ApplicationUsage[]> {
  const rows = await ctx.prisma.application.findMany({
    where: { id: { in: used.map(({ id }) => id) } },
    select: { id: true, uid: true, name: true },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return used.map(({ id, messages, attempts }) => ({
    application: byId.get(id) ?? { id, uid: null, name: "" },
    messages,
    attempts,
  }));
}

function lineOf(
  date: string,
  { application: { id, uid, name }, messages, attempts }: ApplicationUsage,
): string {
  return `${[date, id, quoted(uid ?? ""), quoted(name), messages, attempts].join(",")}\n`;
}

// Names come from outside: a spreadsheet takes what begins like this for a formula.
function quoted(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
