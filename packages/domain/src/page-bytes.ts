/** How much one page of a list holds; where its items have more, it ends sooner. */
const maxPageBytes = 8 * 1_048_576;

/** How many items of these sizes, from the first, one page holds: always one. */
export function countFitting(sizes: readonly number[]): number {
  let bytes = 0;
  const end = sizes.findIndex((size, index) => {
    bytes += size;
    return bytes > maxPageBytes && index > 0;
  });
  return end === -1 ? sizes.length : end;
}
