/** A name that came from outside, for a mail: it begins no line, and no header, of its own. */
export function oneLine(text: string, longest = 200): string {
  return text.replace(/\s+/g, " ").slice(0, longest);
}
