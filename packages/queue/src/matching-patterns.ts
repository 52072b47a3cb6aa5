/**
 * Every entry of an endpoint's event types that matches this event type: itself, and `order.*` for each
 * group it is below. An endpoint matches when its array overlaps, so no pattern is evaluated in SQL.
 */
export function matchingPatterns(eventType: string): string[] {
  const patterns = [eventType];
  for (let dot = eventType.indexOf("."); dot !== -1; dot = eventType.indexOf(".", dot + 1)) {
    patterns.push(`${eventType.slice(0, dot)}.*`);
  }
  return patterns;
}
