import { setTimeout as delay } from "node:timers/promises";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@posthorn/db/embedded-postgres";
import { restartDelayMs } from "./restart-delay.ts";
import type { RoleOutput } from "./run-roles.ts";

export type SupervisedPostgres = {
  /** Stays the same over restarts. */
  url: string;
  stop(timeoutMs: number): Promise<void>;
};

/** Starts the embedded Postgres and starts it again, on the same port, whenever it ends. */
export async function supervisePostgres(
  dataDir: string,
  events: Pick<RoleOutput, "onLine" | "onEnd" | "onBack">,
): Promise<SupervisedPostgres> {
  const stopping = new AbortController();
  const onLog = (line: string) => events.onLine(line, "stdout");
  let server = await startEmbeddedPostgres({ dataDir, onLog });
  const { url, port } = server;

  const keepRunning = async () => {
    for (let quickEnds = 0; !stopping.signal.aborted; ) {
      const startedAt = performance.now();
      await server.ended;
      if (stopping.signal.aborted) return;
      quickEnds = performance.now() - startedAt < 30_000 ? quickEnds + 1 : 1;
      server = await startAgain(quickEnds);
    }
  };

  const startAgain = async (quickEnds: number): Promise<EmbeddedPostgres> => {
    for (let tries = quickEnds; ; tries += 1) {
      const delayMs = restartDelayMs(tries);
      events.onEnd("its server ended", delayMs);
      await delay(delayMs, undefined, { signal: stopping.signal });
      try {
        const again = await startEmbeddedPostgres({ dataDir, port, onLog });
        events.onBack();
        return again;
      } catch (error) {
        events.onLine(error instanceof Error ? error.message : String(error), "stderr");
      }
    }
  };

  const running = keepRunning().catch(() => undefined);
  return {
    url,
    stop: async (timeoutMs) => {
      stopping.abort();
      await server.stop({ timeoutMs });
      await running;
      // A restart may have been under way while we asked the one before to stop.
      await server.stop({ timeoutMs });
    },
  };
}
