/** Whether a record of headers has one, its name (in lower case here) written in any case there. */
export function hasHeader(headers: Readonly<Record<string, string>>, name: string): boolean {
  for (const key in headers) {
    if (key.length === name.length && key.toLowerCase() === name) return true;
  }
  return false;
}
