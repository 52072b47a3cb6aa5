/**
 * Arrays as Postgres reads them in binary: nothing is escaped or parsed, and bytes pass as they are.
 * `pg` sends a Buffer parameter in binary format, so `$1::text[]` takes what `textArray` made.
 */
export function textArray(values: readonly (string | null)[]): Buffer {
  let size = headerBytes;
  for (const value of values) size += 4 + (value === null ? 0 : Buffer.byteLength(value));
  const { buffer, start } = openArray(typeIds.text, values.length, size);
  let at = start;
  for (const value of values) {
    if (value === null) {
      at = buffer.writeInt32BE(-1, at);
      continue;
    }
    const written = buffer.write(value, at + 4);
    buffer.writeInt32BE(written, at);
    at += 4 + written;
  }
  return buffer;
}

/** UTF-8 bytes as text: a payload goes into the database as it came over the wire. */
export function utf8Array(values: readonly (Uint8Array | null)[]): Buffer {
  return bytesArray(typeIds.text, values);
}

export function byteaArray(values: readonly (Uint8Array | null)[]): Buffer {
  return bytesArray(typeIds.bytea, values);
}

export function int4Array(values: readonly number[]): Buffer {
  return fixedArray(typeIds.int4, 4, values, (buffer, value, at) => buffer.writeInt32BE(value, at));
}

export function int2Array(values: readonly number[]): Buffer {
  return fixedArray(typeIds.int2, 2, values, (buffer, value, at) => buffer.writeInt16BE(value, at));
}

export function float8Array(values: readonly number[]): Buffer {
  return fixedArray(typeIds.float8, 8, values, (buffer, value, at) => buffer.writeDoubleBE(value, at));
}

export function boolArray(values: readonly boolean[]): Buffer {
  return fixedArray(typeIds.bool, 1, values, (buffer, value, at) => buffer.writeUInt8(value ? 1 : 0, at));
}

/** Unix milliseconds as timestamptz. */
export function timestampArray(values: readonly number[]): Buffer {
  return fixedArray(typeIds.timestamptz, 8, values, (buffer, value, at) =>
    buffer.writeBigInt64BE(BigInt(Math.round((value - epochOf2000) * 1000)), at),
  );
}

const typeIds = {
  bool: 16,
  bytea: 17,
  int2: 21,
  int4: 23,
  text: 25,
  float8: 701,
  timestamptz: 1184,
} as const;
const epochOf2000 = Date.UTC(2000, 0, 1);
const headerBytes = 20;

function bytesArray(typeId: number, values: readonly (Uint8Array | null)[]): Buffer {
  let size = headerBytes;
  for (const value of values) size += 4 + (value?.byteLength ?? 0);
  const { buffer, start } = openArray(typeId, values.length, size);
  let at = start;
  for (const value of values) {
    at = buffer.writeInt32BE(value === null ? -1 : value.byteLength, at);
    if (value === null) continue;
    buffer.set(value, at);
    at += value.byteLength;
  }
  return buffer;
}

function fixedArray<T>(
  typeId: number,
  width: number,
  values: readonly T[],
  write: (buffer: Buffer, value: T, at: number) => void,
): Buffer {
  const { buffer, start } = openArray(typeId, values.length, headerBytes + values.length * (4 + width));
  let at = start;
  for (const value of values) {
    at = buffer.writeInt32BE(width, at);
    write(buffer, value, at);
    at += width;
  }
  return buffer;
}

// Dimensions, a null flag, the element type; then length and lower bound of the one dimension.
function openArray(typeId: number, length: number, size: number): { buffer: Buffer; start: number } {
  const buffer = Buffer.allocUnsafe(length === 0 ? 12 : size);
  buffer.writeInt32BE(length === 0 ? 0 : 1, 0);
  buffer.writeInt32BE(1, 4);
  buffer.writeInt32BE(typeId, 8);
  if (length === 0) return { buffer, start: 12 };
  buffer.writeInt32BE(length, 12);
  buffer.writeInt32BE(1, 16);
  return { buffer, start: headerBytes };
}

/** A one-dimensional array literal, for a text[] that is itself an element of an array. */
export function arrayLiteral(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}
