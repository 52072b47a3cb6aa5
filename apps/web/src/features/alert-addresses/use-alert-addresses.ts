"use client";

import { useQuery } from "@tanstack/react-query";
import { usePortal } from "#features/portal/portal-session-provider.tsx";

/** The cache's key of the alert addresses. */
export const alertAddressesKey = ["alert-addresses"] as const;

/** Whom the tenant has told of its incidents: there are few, so a page is all of them. */
export function useAlertAddresses() {
  const { api } = usePortal();
  return useQuery({ queryKey: alertAddressesKey, queryFn: () => api.listAlertAddresses() });
}
