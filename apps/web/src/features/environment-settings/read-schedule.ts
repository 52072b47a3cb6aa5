const units = { ms: 0.001, s: 1, sec: 1, m: 60, min: 60, h: 3_600, d: 86_400 } as const;
const part = /^(\d+(?:\.\d+)?)\s*(ms|s|sec|m|min|h|d)?$/;

/** The seconds in "5 s, 5 min, 2 h"; a number alone is seconds. Null: a part is none. */
export function readSchedule(text: string): number[] | null {
  const delays = text
    .split(",")
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== "")
    .map((one) => {
      const [, amount, unit = "s"] = part.exec(one) ?? [];
      return amount === undefined ? Number.NaN : Number(amount) * units[unit as keyof typeof units];
    });
  return delays.some(Number.isNaN) ? null : delays;
}

/** "5 s, 5 min, 2 h": each delay in the largest unit that it is whole in. */
export function writeSchedule(delays: readonly number[]): string {
  return delays.map(writeDelay).join(", ");
}

function writeDelay(seconds: number): string {
  const unit = (["d", "h", "min"] as const).find(
    (one) => seconds >= units[one] && seconds % units[one] === 0,
  );
  return unit ? `${seconds / units[unit]} ${unit}` : `${seconds} s`;
}
