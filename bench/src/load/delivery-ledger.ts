export type DeliveryLedger = {
  /** Whether this delivery is the first of its number. */
  add(number: number): boolean;
  has(number: number): boolean;
  delivered(): number;
  duplicated(): number;
};

const maxNumbers = 2 ** 30;
const firstBytes = 1 << 16;

/** Which deliveries have come, a bit each: what is lost or came twice is exact, and memory is bounded. */
export function createDeliveryLedger(): DeliveryLedger {
  let bits = new Uint8Array(firstBytes);
  let delivered = 0;
  let duplicated = 0;

  function grow(byte: number): void {
    const grown = new Uint8Array(2 ** Math.ceil(Math.log2(byte + 1)));
    grown.set(bits);
    bits = grown;
  }

  return {
    add: (number) => {
      if (number < 0 || number >= maxNumbers) throw new RangeError(`no delivery has the number ${number}`);
      const byte = number >>> 3;
      if (byte >= bits.length) grow(byte);
      const bit = 1 << (number & 7);
      const before = bits[byte] ?? 0;
      if (before & bit) {
        duplicated += 1;
        return false;
      }
      bits[byte] = before | bit;
      delivered += 1;
      return true;
    },
    has: (number) => ((bits[number >>> 3] ?? 0) & (1 << (number & 7))) !== 0,
    delivered: () => delivered,
    duplicated: () => duplicated,
  };
}
