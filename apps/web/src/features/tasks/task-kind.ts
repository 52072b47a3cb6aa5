const keys = {
  "endpoint.recover": "recover",
  "endpoint.replay": "replay",
  "application.purge_content": "purge",
} as const;

/** The message that names a kind of task. */
export function taskKindKey(kind: string): (typeof keys)[keyof typeof keys] | "other" {
  return keys[kind as keyof typeof keys] ?? "other";
}
