import type { ProfileReport } from "../measure/read-profile.ts";
import { columns } from "./columns.ts";

const top = 25;
const topPackages = 15;

export function printProfile(role: string, report: ProfileReport): string {
  const { busyMs, idleMs, functions, packages } = report;
  const percent = (ms: number) => (100 * ms) / Math.max(1, busyMs);
  const bySelf = functions.slice(0, top);
  const byTotal = functions
    .filter(({ place }) => !place.startsWith("node:") && place !== "")
    .sort((a, b) => b.totalMs - a.totalMs)
    .slice(0, top);
  return [
    `Profile of ${role} in the measured time: busy ${(busyMs / 1000).toFixed(1)} s, idle ${(idleMs / 1000).toFixed(1)} s`,
    columns([
      ["self %", "self ms", "total %", "function", "at"],
      ...bySelf.map(({ name, place, selfMs, totalMs }) => [
        percent(selfMs),
        selfMs,
        percent(totalMs),
        name,
        place,
      ]),
    ]),
    "",
    "With what they call, Node's own left out:",
    columns([
      ["total %", "self %", "function", "at"],
      ...byTotal.map(({ name, place, selfMs, totalMs }) => [percent(totalMs), percent(selfMs), name, place]),
    ]),
    "",
    "By package:",
    columns([
      ["self %", "package"],
      ...packages.slice(0, topPackages).map(({ name, selfMs }) => [percent(selfMs), name]),
    ]),
  ].join("\n");
}
