import {
  Braces,
  Building2,
  ChartColumn,
  KeyRound,
  type LucideIcon,
  Mail,
  Rocket,
  ScrollText,
  Settings,
  Siren,
  Webhook,
} from "lucide-react";

/** `name` is a key of the shell's messages. */
export type NavigationEntry = {
  name:
    | "gettingStarted"
    | "overview"
    | "incidents"
    | "messages"
    | "applications"
    | "eventTypes"
    | "endpoints"
    | "apiKeys"
    | "auditLog"
    | "settings";
  href: string;
  Icon: LucideIcon;
};

/** The pages of one environment, in the order of the side bar. */
export function navigationEntries(environmentId: string): NavigationEntry[] {
  return [
    { name: "gettingStarted", href: `/${environmentId}/getting-started`, Icon: Rocket },
    { name: "overview", href: `/${environmentId}/overview`, Icon: ChartColumn },
    { name: "incidents", href: `/${environmentId}/incidents`, Icon: Siren },
    { name: "messages", href: `/${environmentId}/messages`, Icon: Mail },
    { name: "applications", href: `/${environmentId}/applications`, Icon: Building2 },
    { name: "eventTypes", href: `/${environmentId}/event-types`, Icon: Braces },
    { name: "endpoints", href: `/${environmentId}/endpoints`, Icon: Webhook },
    { name: "apiKeys", href: `/${environmentId}/api-keys`, Icon: KeyRound },
    { name: "auditLog", href: `/${environmentId}/audit-log`, Icon: ScrollText },
    { name: "settings", href: `/${environmentId}/settings`, Icon: Settings },
  ];
}
