import { readFile } from "node:fs/promises";

export type ProcessFigures = { cpuSeconds: number; privateMb: number; sharedMb: number; peakRssMb: number };

/** Ticks of /proc; the kernel shows them to programs at 100 a second on every Linux. */
const ticksPerSecond = 100;

/** A process alone; undefined when it is gone. */
export async function readProcess(pid: number): Promise<ProcessFigures | undefined> {
  const found = await readBoth(pid);
  if (!found) return undefined;
  const { fields, status } = found;
  return { ...memoryOf(status), cpuSeconds: ticks(fields, [11, 12]) };
}

/**
 * A server and its children. Time of children that ended is in the server's own account. Memory: the private
 * pages of each process, and the shared ones once, those of the process that has touched most of them.
 */
export async function readProcessFamily(pid: number): Promise<ProcessFigures | undefined> {
  const found = await readBoth(pid);
  if (!found) return undefined;
  const children = (await textOf(`/proc/${pid}/task/${pid}/children`)).trim().split(" ").filter(Boolean);
  const all = (await Promise.all(children.map((child) => readProcess(Number(child))))).filter((one) => !!one);
  const own = memoryOf(found.status);
  const privateMb = all.reduce((sum, one) => sum + one.privateMb, own.privateMb);
  const sharedMb = Math.max(own.sharedMb, ...all.map((one) => one.sharedMb));
  return {
    cpuSeconds: all.reduce((sum, one) => sum + one.cpuSeconds, ticks(found.fields, [11, 12, 13, 14])),
    privateMb,
    sharedMb,
    peakRssMb: privateMb + sharedMb,
  };
}

/** Seconds that the whole machine's processors were busy since it started. */
export async function readMachineSeconds(): Promise<number> {
  const numbers =
    (await textOf("/proc/stat")).split("\n", 1)[0]?.trim().split(/\s+/).slice(1).map(Number) ?? [];
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = numbers;
  return (user + nice + system + irq + softirq) / ticksPerSecond;
}

// The fields after the name in parentheses, which may hold anything.
async function readBoth(pid: number): Promise<{ fields: string[]; status: string } | undefined> {
  const [stat, status] = await Promise.all([textOf(`/proc/${pid}/stat`), textOf(`/proc/${pid}/status`)]);
  if (stat === "" || status === "") return undefined;
  return { fields: stat.slice(stat.lastIndexOf(")") + 2).split(" "), status };
}

function ticks(fields: string[], indexes: number[]): number {
  return indexes.reduce((sum, index) => sum + Number(fields[index] ?? 0), 0) / ticksPerSecond;
}

function memoryOf(status: string): Omit<ProcessFigures, "cpuSeconds"> {
  const mb = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0) / 1024;
  return { privateMb: mb("RssAnon"), sharedMb: mb("RssFile") + mb("RssShmem"), peakRssMb: mb("VmHWM") };
}

function textOf(path: string): Promise<string> {
  return readFile(path, "utf8").catch(() => "");
}
