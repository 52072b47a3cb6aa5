"use client";

import { createContext, use } from "react";

/** Whether the environment of the page is a production one: harm is slower there. */
export const IsProduction = createContext(false);

/** The name that is typed before something of this name is deleted or disabled; none outside production. */
export function useNameToType(name: string): string | undefined {
  return use(IsProduction) ? name : undefined;
}
