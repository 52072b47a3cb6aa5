"use client";

import type { Capability } from "@posthorn/contract";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from "react";
import { useHost } from "#features/embed/use-host.ts";
import type { PrivateAddresses } from "#features/endpoints/check-url.ts";
import { MessageStream } from "./message-stream.tsx";
import { createPortalApi, type PortalApi } from "./portal-api.ts";
import { PortalError } from "./portal-error.ts";
import { forgetSession, type PortalSession } from "./session-store.ts";
import { type LinkProblem, useLinkSession } from "./use-link-session.ts";

/** What the page is told of the server. */
export type PortalServer = { apiUrl: string; allowPrivateAddresses: PrivateAddresses };

type Portal = {
  api: PortalApi;
  server: PortalServer;
  session: PortalSession;
  can(capability: Capability): boolean;
};

const PortalContext = createContext<Portal | null>(null);

/** The open session of a page below {@link PortalSessionProvider}. */
export function usePortal(): Portal {
  const portal = use(PortalContext);
  if (!portal) throw new Error("usePortal stands outside PortalSessionProvider");
  return portal;
}

type PortalSessionProviderProps = {
  server: PortalServer;
  opening: ReactNode;
  problem: (problem: LinkProblem, retry: () => void) => ReactNode;
  children: ReactNode;
};

/** Opens the session of the link, or shows why there is none. A session that ends shows that at once. */
export function PortalSessionProvider({ server, opening, problem, children }: PortalSessionProviderProps) {
  const { state, retry, openNext } = useLinkSession(server.apiUrl);
  const [hasEnded, setHasEnded] = useState(false);
  const end = useCallback(() => {
    forgetSession();
    setHasEnded(true);
  }, []);
  const [queryClient] = useState(() => createPortalQueryClient(end));
  const session = state.kind === "open" ? state.session : null;
  useEffect(() => {
    if (session) setHasEnded(false);
  }, [session]);
  const portal = useMemo<Portal | null>(
    () =>
      session && {
        api: createPortalApi(server.apiUrl, session),
        server,
        session,
        can: (capability) => session.capabilities.includes(capability),
      },
    [server, session],
  );
  const shownProblem = hasEnded ? "ended" : state.kind === "problem" ? state.problem : null;
  useHost({ openNext, session, problem: shownProblem });
  if (hasEnded) return problem("ended", retry);
  if (state.kind === "problem") return problem(state.problem, retry);
  if (!portal) return opening;
  return (
    <OpenPortal portal={portal} queryClient={queryClient}>
      <MessageStream apiUrl={server.apiUrl} session={portal.session} onEnd={end} />
      {children}
    </OpenPortal>
  );
}

type OpenPortalProps = { portal: Portal; queryClient: QueryClient; children: ReactNode };

/** A portal whose session is open. */
export function OpenPortal({ portal, queryClient, children }: OpenPortalProps) {
  return (
    <QueryClientProvider client={queryClient}>
      <PortalContext value={portal}>{children}</PortalContext>
    </QueryClientProvider>
  );
}

function createPortalQueryClient(end: () => void): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof PortalError && error.kind === "ended") end();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) =>
          failures < 3 && error instanceof PortalError && ["unreachable", "failed"].includes(error.kind),
      },
    },
  });
}
