import { type LucideIcon, Mail } from "lucide-react";

/** `name` is a key of the shell's messages. */
export type NavigationEntry = { name: "messages"; href: string; Icon: LucideIcon };

/** The pages of one environment, in the order of the side bar. */
export function navigationEntries(environmentId: string): NavigationEntry[] {
  return [{ name: "messages", href: `/${environmentId}/messages`, Icon: Mail }];
}
