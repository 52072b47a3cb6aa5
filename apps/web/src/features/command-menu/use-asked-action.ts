"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { type AskedAction, askedAction } from "./asked-action.ts";

/** Begins what the address asks for, once; the address is then the page's own again. */
export function useAskedAction(name: AskedAction, begin: () => void): void {
  const parameters = useSearchParams();
  const path = usePathname();
  const router = useRouter();
  const isAsked = parameters.get(askedAction) === name;
  const take = useEffectEvent(() => {
    const rest = new URLSearchParams(parameters);
    rest.delete(askedAction);
    router.replace(rest.size > 0 ? `${path}?${rest}` : path);
    begin();
  });
  useEffect(() => {
    if (isAsked) take();
  }, [isAsked]);
}
