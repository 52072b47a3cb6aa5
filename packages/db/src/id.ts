import { randomFillSync } from "node:crypto";

export type IdPrefix =
  | "org"
  | "env"
  | "key"
  | "app"
  | "ep"
  | "msg"
  | "atmpt"
  | "inc"
  | "ps"
  | "qtask"
  | "usr"
  | "aud"
  | "inv"
  | "aaddr"
  | "akey"
  | "sec"
  | "oev"
  | "uses"
  | "alt"
  | "alr"
  | "proc"
  | "insp"
  | "ireq";

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const digitPairs = Array.from(digits).flatMap((high) => Array.from(digits, (low) => high + low));
const bodyLength = 27;
let counter = 0;

// Random bytes are drawn a page at a time: one call into the kernel's generator an id is too slow.
const pool = new Uint8Array(12 * 512);
let poolOffset = pool.length;

/**
 * A new id: prefix and 27 base62 characters over 20 bytes, which are 6 bytes of Unix milliseconds,
 * a 2-byte counter of this process and 12 random bytes. Text order (COLLATE "C") is time order.
 */
export function createId(prefix: IdPrefix, now: number = Date.now()): string {
  if (poolOffset === pool.length) {
    randomFillSync(pool);
    poolOffset = 0;
  }
  counter = (counter + 1) & 0xffff;
  const at = poolOffset;
  poolOffset += 12;
  const words = [
    Math.floor(now / 0x10000),
    (now % 0x10000) * 0x10000 + counter,
    readWord(at),
    readWord(at + 4),
    readWord(at + 8),
  ];
  return `${prefix}_${encodeBase62(words)}`;
}

/** The Unix milliseconds in an id. */
export function timeOfId(id: string): number {
  const start = id.lastIndexOf("_") + 1;
  const words = [0, 0, 0, 0, 0];
  for (let at = start; at < start + bodyLength; at += 3) {
    let carry = digitValue(id, at) * 3844 + digitValue(id, at + 1) * 62 + digitValue(id, at + 2);
    for (let index = words.length - 1; index >= 0; index--) {
      const value = (words[index] as number) * 238328 + carry;
      carry = Math.floor(value / 0x100000000);
      words[index] = value - carry * 0x100000000;
    }
  }
  return (words[0] as number) * 0x10000 + Math.floor((words[1] as number) / 0x10000);
}

/** The smallest id text that an id made at `now` or later can have: a bound for ranges and partitions. */
export function lowestId(prefix: IdPrefix, now: number): string {
  return `${prefix}_${encodeBase62([Math.floor(now / 0x10000), (now % 0x10000) * 0x10000, 0, 0, 0])}`;
}

const valueOfCode = new Uint8Array(128);
for (const [value, digit] of Array.from(digits).entries()) valueOfCode[digit.charCodeAt(0)] = value;

function digitValue(id: string, at: number): number {
  return valueOfCode[id.charCodeAt(at)] ?? 0;
}

function readWord(at: number): number {
  return (
    (pool[at] as number) * 0x1000000 +
    ((pool[at + 1] as number) << 16) +
    ((pool[at + 2] as number) << 8) +
    (pool[at + 3] as number)
  );
}

// Long division of the 160-bit number by 62^3 at a time: no BigInt on the hot path. A greater divisor would take
// remainder * 2^32 beyond 2^53, where numbers lose their last bits and ids their order.
function encodeBase62(words: number[]): string {
  let text = "";
  let first = 0;
  for (let chunk = 0; chunk < bodyLength / 3; chunk++) {
    let remainder = 0;
    for (let index = first; index < words.length; index++) {
      const value = remainder * 0x100000000 + (words[index] as number);
      const quotient = Math.floor(value / 238328);
      words[index] = quotient;
      remainder = value - quotient * 238328;
    }
    while (words[first] === 0) first += 1;
    text = (digitPairs[Math.floor(remainder / 62)] as string) + digits[remainder % 62] + text;
  }
  return text;
}
