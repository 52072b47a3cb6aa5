import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../stack/server-process.ts";

export type ProfileLine = { name: string; place: string; selfMs: number; totalMs: number };

export type ProfileReport = {
  /** Time under the profile in the window, idle time left out. */
  busyMs: number;
  idleMs: number;
  functions: ProfileLine[];
  /** Self time by file's package: ours, a dependency, Node itself. */
  packages: { name: string; selfMs: number }[];
};

type ProfileNode = {
  id: number;
  callFrame: { functionName: string; url: string; lineNumber: number };
  children?: number[];
};

type Profile = { nodes: ProfileNode[]; startTime: number; samples: number[]; timeDeltas: number[] };

/** Reads what `--cpu-prof` wrote; only samples of the window count. Its clock is the machine's monotonic one. */
export async function readProfile(
  file: string,
  window: { fromMs: number; toMs: number },
): Promise<ProfileReport> {
  const profile = JSON.parse(await readFile(file, "utf8")) as Profile;
  const selfOf = selfTimes(profile, window);
  const byId = new Map(profile.nodes.map((node) => [node.id, node]));
  const lines = new Map<string, ProfileLine>();
  const packages = new Map<string, number>();
  let busyMs = 0;
  let idleMs = 0;

  // Depth first with the functions that are open, so that recursion is not counted twice in total time.
  const visit = (node: ProfileNode, open: Set<string>): number => {
    const place = placeOf(node);
    const key = `${node.callFrame.functionName} ${place}`;
    const isOutermost = !open.has(key);
    if (isOutermost) open.add(key);
    const selfMs = selfOf.get(node.id) ?? 0;
    let totalMs = selfMs;
    for (const child of node.children ?? []) totalMs += visit(byId.get(child) as ProfileNode, open);
    if (isOutermost) open.delete(key);
    if (node.callFrame.functionName === "(idle)") idleMs += selfMs;
    else busyMs += selfMs;
    const name = node.callFrame.functionName || "(anonymous)";
    const line = lines.get(key) ?? { name, place, selfMs: 0, totalMs: 0 };
    lines.set(key, line);
    line.selfMs += selfMs;
    if (isOutermost) line.totalMs += totalMs;
    const group = packageOf(node);
    packages.set(group, (packages.get(group) ?? 0) + selfMs);
    return totalMs;
  };
  const first = profile.nodes[0];
  if (first) visit(first, new Set());

  return {
    busyMs,
    idleMs,
    functions: [...lines.values()]
      .filter((line) => line.name !== "(idle)")
      .sort((a, b) => b.selfMs - a.selfMs || b.totalMs - a.totalMs),
    packages: [...packages]
      .filter(([name]) => name !== "(idle)")
      .map(([name, selfMs]) => ({ name, selfMs }))
      .sort((a, b) => b.selfMs - a.selfMs),
  };
}

function selfTimes(profile: Profile, window: { fromMs: number; toMs: number }): Map<number, number> {
  const times = new Map<number, number>();
  let atMs = profile.startTime / 1_000;
  profile.samples.forEach((id, index) => {
    const deltaMs = (profile.timeDeltas[index] ?? 0) / 1_000;
    atMs += deltaMs;
    if (atMs < window.fromMs || atMs > window.toMs) return;
    times.set(id, (times.get(id) ?? 0) + deltaMs);
  });
  return times;
}

function placeOf({ callFrame: { url, lineNumber } }: ProfileNode): string {
  if (url === "") return "";
  const path = url.startsWith("file:") ? relative(root, fileURLToPath(url)) : url;
  return `${path}:${lineNumber + 1}`;
}

function packageOf({ callFrame: { functionName, url } }: ProfileNode): string {
  if (url === "") return functionName.startsWith("(") ? functionName : "(native)";
  if (url.startsWith("node:")) return url.split("/").slice(0, 2).join("/");
  if (!url.startsWith("file:")) return "(other)";
  const path = relative(root, fileURLToPath(url));
  const dependency = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(path)?.[1];
  return dependency ?? path.split("/").slice(0, 2).join("/");
}
