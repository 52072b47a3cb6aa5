"use client";

import { messageChange } from "@posthorn/contract";
import { type Query, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { readEvents } from "./read-events.ts";
import type { PortalSession } from "./session-store.ts";

const againMs = [1_000, 2_000, 5_000, 15_000] as const;
const gatherMs = 300;

type MessageStreamProps = { apiUrl: string; session: PortalSession; onEnd: () => void };

/**
 * Follows the tenant's messages: what stands differently is read anew, lists when something new came. Not while the
 * page is hidden: coming back tells what was missed.
 */
export function MessageStream({ apiUrl, session, onEnd }: MessageStreamProps) {
  const queryClient = useQueryClient();

  useEffect(() => {
    const stop = new AbortController();
    let visible = new AbortController();
    let lastEventId: string | null = null;
    let changed = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;

    function note(id: string): void {
      changed.add(id);
      timer ??= setTimeout(() => {
        const ids = changed;
        changed = new Set();
        timer = undefined;
        queryClient.invalidateQueries({ predicate: (query) => isOf(query, ids) });
      }, gatherMs);
    }

    async function listen(signal: AbortSignal): Promise<"ended" | "broken"> {
      const response = await fetch(`${apiUrl}/api/v1/app/${encodeURIComponent(session.appId)}/stream`, {
        headers: {
          authorization: `Bearer ${session.token}`,
          ...(lastEventId === null ? {} : { "last-event-id": lastEventId }),
        },
        credentials: "omit",
        signal,
      });
      if (response.status === 401) return "ended";
      if (!response.ok || !response.body) return "broken";
      for await (const { name, id, data } of readEvents(response.body)) {
        if (name === "end") return "ended";
        lastEventId = id ?? lastEventId;
        failures = 0;
        note(messageChange.parse(JSON.parse(data)).id);
      }
      return "broken";
    }

    let failures = 0;
    async function run(): Promise<void> {
      while (!stop.signal.aborted && !document.hidden) {
        const signal = AbortSignal.any([stop.signal, visible.signal]);
        const outcome = await listen(signal).catch(() => "broken" as const);
        if (signal.aborted) return;
        if (outcome === "ended") return onEnd();
        const waitMs = againMs[Math.min(failures, againMs.length - 1)] ?? 1_000;
        failures += 1;
        await new Promise((resolve) => setTimeout(resolve, waitMs * (0.75 + Math.random() / 2)));
      }
    }

    function followSight(): void {
      visible.abort();
      visible = new AbortController();
      if (!document.hidden) void run();
    }
    document.addEventListener("visibilitychange", followSight, { signal: stop.signal });
    void run();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [apiUrl, session, queryClient, onEnd]);

  return null;
}

const lists: readonly unknown[] = ["messages", "endpoint-messages", "endpoints", "inspector"];
const parts: readonly unknown[] = ["deliveries", "attempts"];

function isOf({ queryKey: [kind, subject] }: Query, ids: ReadonlySet<string>): boolean {
  return lists.includes(kind) || (parts.includes(kind) && typeof subject === "string" && ids.has(subject));
}
