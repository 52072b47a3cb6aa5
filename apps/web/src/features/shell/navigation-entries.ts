import { type LucideIcon, Mail } from "lucide-react";
import { shellText } from "./shell-text.ts";

export type NavigationEntry = { name: string; href: string; Icon: LucideIcon };

/** The pages of one environment, in the order of the side bar. */
export function navigationEntries(environmentId: string): NavigationEntry[] {
  return [{ name: shellText.messages, href: `/${environmentId}/messages`, Icon: Mail }];
}
