"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "#trpc/client.tsx";
import type { Command } from "./commands.ts";

const waitMs = 180;
const shortest = 2;

/** What the server knows by this text, asked for once the typing rests. */
export function useFound(environmentId: string, text: string): { found: Command[]; isSearching: boolean } {
  const trpc = useTRPC();
  const [settled, setSettled] = useState("");
  const wanted = text.trim();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), waitMs);
    return () => clearTimeout(timer);
  }, [wanted]);
  const isAsked = settled.length >= shortest;
  const search = useQuery(
    trpc.commandMenu.search.queryOptions(
      { environmentId, text: settled },
      { enabled: isAsked, placeholderData: keepPreviousData, staleTime: 10_000 },
    ),
  );
  const isLong = wanted.length >= shortest;
  if (!isLong || !isAsked || !search.data) return { found: [], isSearching: isLong && !search.isError };
  const { applications, endpoints, eventTypes } = search.data;
  const at = (path: string) => `/${environmentId}/${path}`;
  return {
    isSearching: settled !== wanted || search.isFetching,
    found: [
      ...applications.map(({ id, name, uid }) => ({
        group: "applications" as const,
        label: name,
        hint: uid ?? undefined,
        href: at(`applications/${id}`),
      })),
      ...endpoints.map(({ id, url, applicationName }) => ({
        group: "endpoints" as const,
        label: url,
        hint: applicationName,
        href: at(`endpoints/${id}`),
      })),
      ...eventTypes.map(({ name, title }) => ({
        group: "eventTypes" as const,
        label: name,
        hint: title ?? undefined,
        href: at(`messages?type=${encodeURIComponent(name)}`),
      })),
    ],
  };
}
