/**
 * 1 or 0, after a time that depends on the length of `expected` alone. A length is no secret: it follows from
 * the scheme.
 */
export function constantTimeEqual(expected: Uint8Array, candidate: Uint8Array): 0 | 1 {
  let difference = expected.length ^ candidate.length;
  for (let index = 0; index < expected.length; index++) {
    difference |= (expected[index] ?? 0) ^ (candidate[index] ?? 0);
  }
  return difference === 0 ? 1 : 0;
}
