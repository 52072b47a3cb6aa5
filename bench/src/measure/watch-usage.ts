import {
  type ProcessFigures,
  readMachineSeconds,
  readProcess,
  readProcessFamily,
} from "./process-figures.ts";

export const partNames = ["api", "worker", "postgres", "generator", "receiver"] as const;
export type PartName = (typeof partNames)[number];

export type Usage = {
  peakRssMb: Record<PartName, number>;
  cpuSeconds: Record<PartName, number>;
  /** Of processor time in the window, what programs that are none of these took. */
  othersCpuSeconds: number;
};

export type UsageWatch = {
  openWindow(): Promise<void>;
  /** Processor time since the window was opened; memory since the start. */
  closeWindow(): Promise<Usage>;
  stop(): void;
};

type Account = { pid: number; seconds: number; endedSeconds: number; peakMb: number };

const everyMs = 1_000;

/** Watches the processes of a run; a part that is restarted goes on in the same account. */
export function watchUsage(pids: Record<PartName, () => number>): UsageWatch {
  const accounts = Object.fromEntries(
    partNames.map((name) => [name, { pid: 0, seconds: 0, endedSeconds: 0, peakMb: 0 }]),
  ) as Record<PartName, Account>;
  let opened: { seconds: Record<PartName, number>; machine: number } | undefined;

  async function look(): Promise<void> {
    await Promise.all(
      partNames.map(async (name) => {
        const pid = pids[name]();
        const figures = await (name === "postgres" ? readProcessFamily(pid) : readProcess(pid));
        if (figures) enter(accounts[name], pid, figures);
      }),
    );
  }

  const spent = () =>
    Object.fromEntries(
      partNames.map((name) => [name, accounts[name].endedSeconds + accounts[name].seconds]),
    ) as Record<PartName, number>;

  const timer = setInterval(() => void look(), everyMs);
  return {
    openWindow: async () => {
      await look();
      opened = { seconds: spent(), machine: await readMachineSeconds() };
    },
    closeWindow: async () => {
      await look();
      if (!opened) throw new Error("no window is open");
      const before = opened;
      const now = spent();
      const machine = (await readMachineSeconds()) - before.machine;
      const cpuSeconds = mapParts((name) => now[name] - before.seconds[name]);
      const ours = partNames.reduce((sum, name) => sum + cpuSeconds[name], 0);
      return {
        peakRssMb: mapParts((name) => accounts[name].peakMb),
        cpuSeconds,
        othersCpuSeconds: Math.max(0, machine - ours),
      };
    },
    stop: () => clearInterval(timer),
  };
}

function enter(account: Account, pid: number, figures: ProcessFigures): void {
  if (account.pid !== pid) account.endedSeconds += account.seconds;
  account.pid = pid;
  account.seconds = figures.cpuSeconds;
  account.peakMb = Math.max(account.peakMb, figures.peakRssMb);
}

function mapParts(value: (name: PartName) => number): Record<PartName, number> {
  return Object.fromEntries(partNames.map((name) => [name, value(name)])) as Record<PartName, number>;
}
