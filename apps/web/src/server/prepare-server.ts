import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { peerHeader } from "#server/client-address.ts";
import { domain } from "#server/native.ts";
import { resources } from "#server/resources.ts";

/** Opens the resources and marks each request with its peer's address, which Next passes on to nobody. */
export async function prepareServer(): Promise<void> {
  try {
    const { ctx, settings } = resources();
    await domain.checkMasterKey(ctx.prisma, ctx.vault, ctx.now());
    // next-auth reads it at each request; it decides the names of cookies and where they are sent.
    process.env.NEXTAUTH_URL ??= settings.portalUrl;
    const self = domain.identifyProcess("web", ctx.now());
    const report = () => domain.reportProcess(ctx.prisma, self, ctx.now()).catch(() => undefined);
    await report();
    setInterval(report, domain.reportEveryMs).unref();
    // Next stops by itself at these; this goes out beside it.
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.once(signal, () => void domain.forgetProcess(ctx.prisma, self));
    }
  } catch (error) {
    // Next would go on and answer every request with this error; whoever supervises starts a new process.
    const words = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The web app cannot start: ${words}\n`);
    process.exit(1);
  }
  subscribe("http.server.request.start", (event) => {
    const { request } = event as { request: IncomingMessage };
    request.headers[peerHeader] = request.socket.remoteAddress ?? "";
  });
}
