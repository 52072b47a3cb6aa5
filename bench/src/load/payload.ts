export type PayloadMark = { sequence: number; releasedAtMs: number };

export const payloadBytes = 512;

const sequenceDigits = 10;
const timeWidth = 14;
const beforeSequence = '{"sequence":"';
const beforeTime = '","releasedAt":"';
const beforeText = '","text":"';
const end = '"}';
const sequenceAt = beforeSequence.length;
const timeAt = sequenceAt + sequenceDigits + beforeTime.length;
const text = "x".repeat(payloadBytes - timeAt - timeWidth - beforeText.length - end.length);

/**
 * A payload of 512 bytes that carries its number and the time at which it was released. Both stand at fixed
 * places, so that the receiver reads them without parsing: a payload arrives byte for byte.
 */
export function buildPayload({ sequence, releasedAtMs }: PayloadMark): string {
  const number = String(sequence).padStart(sequenceDigits, "0");
  const time = releasedAtMs.toFixed(3).padStart(timeWidth, "0");
  return beforeSequence + number + beforeTime + time + beforeText + text + end;
}

/** Undefined: these bytes are no payload of ours. */
export function readPayload(body: Buffer): PayloadMark | undefined {
  if (body.length !== payloadBytes) return undefined;
  const sequence = Number(body.toString("latin1", sequenceAt, sequenceAt + sequenceDigits));
  const releasedAtMs = Number(body.toString("latin1", timeAt, timeAt + timeWidth));
  return Number.isNaN(sequence + releasedAtMs) ? undefined : { sequence, releasedAtMs };
}
