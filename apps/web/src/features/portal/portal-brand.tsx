"use client";

import type { Branding } from "@posthorn/contract";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useSyncExternalStore } from "react";
import { hostOrigin } from "#features/embed/host-origin.ts";
import { keptBranding, lookEvent } from "#features/theme/look.ts";

/** Whose portal it is, where it is a page of its own; in a host's page the host's own header says that. */
export function KeptBrand() {
  const t = useTranslations("portal");
  const path = usePathname();
  const { name, logo } = useKeptBrand();
  useEffect(() => {
    // After each way within the portal too: the page brings its own title.
    if (name !== null && path.startsWith("/portal")) document.title = t("titleOf", { name });
  }, [t, name, path]);
  if (hostOrigin(window) !== null) return null;
  return <PortalBrand name={name} logo={logo} />;
}

/** Logo and name. The logo is an image alone: nothing in an SVG runs or loads there. */
export function PortalBrand({ name, logo }: Pick<Branding, "name" | "logo">) {
  const t = useTranslations("portal");
  if (name === null && logo === null) return null;
  return (
    <div className="mb-3 flex items-center gap-2.5">
      {logo === null ? null : (
        <img
          src={logo}
          alt={name === null ? t("logo") : ""}
          referrerPolicy="no-referrer"
          className="h-8 max-w-44 object-contain object-left"
        />
      )}
      {name === null ? null : <span className="min-w-0 truncate text-base font-semibold">{name}</span>}
    </div>
  );
}

function useKeptBrand(): Pick<Branding, "name" | "logo"> {
  // As text: the store's answer is the same one until it changes.
  const kept = useSyncExternalStore(subscribe, brandText, () => null);
  return kept === null ? { name: null, logo: null } : (JSON.parse(kept) as Pick<Branding, "name" | "logo">);
}

function brandText(): string | null {
  const branding = keptBranding();
  return branding && JSON.stringify({ name: branding.name, logo: branding.logo });
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(lookEvent, listener);
  return () => window.removeEventListener(lookEvent, listener);
}
