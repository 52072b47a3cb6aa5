/** Bars next to each other, by their places; `from` is where choosing began, and may be the later one. */
export type BarRange = { from: number; to: number };

type Press = { key: string; shiftKey: boolean };

const jump = 10;

/** Where a key leads among so many bars; with Shift the bars on the way are chosen. Null: no key of ours. */
export function moveRange(range: BarRange | null, { key, shiftKey }: Press, count: number): BarRange | null {
  const last = count - 1;
  const at = range?.to ?? last;
  const places: Record<string, number> = {
    ArrowLeft: range ? at - 1 : last,
    ArrowRight: range ? at + 1 : 0,
    PageUp: at + jump,
    PageDown: at - jump,
    Home: 0,
    End: last,
  };
  const place = places[key];
  if (place === undefined) return null;
  const to = Math.min(last, Math.max(0, place));
  return { from: shiftKey && range ? range.from : to, to };
}

/** Whether a bar is one of them. */
export function isInRange({ from, to }: BarRange, place: number): boolean {
  return place >= Math.min(from, to) && place <= Math.max(from, to);
}
