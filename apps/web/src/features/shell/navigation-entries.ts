import { Building2, type LucideIcon, Mail, Settings, Webhook } from "lucide-react";

/** `name` is a key of the shell's messages. */
export type NavigationEntry = {
  name: "messages" | "applications" | "endpoints" | "settings";
  href: string;
  Icon: LucideIcon;
};

/** The pages of one environment, in the order of the side bar. */
export function navigationEntries(environmentId: string): NavigationEntry[] {
  return [
    { name: "messages", href: `/${environmentId}/messages`, Icon: Mail },
    { name: "applications", href: `/${environmentId}/applications`, Icon: Building2 },
    { name: "endpoints", href: `/${environmentId}/endpoints`, Icon: Webhook },
    { name: "settings", href: `/${environmentId}/settings`, Icon: Settings },
  ];
}
