import { daysOfRange, usageRange } from "#features/usage/usage-range.ts";
import { currentSession } from "#server/current-session.ts";
import { domain } from "#server/native.ts";
import { ctxFor } from "#trpc/context.ts";

export const dynamic = "force-dynamic";

type RouteProps = { params: Promise<{ environmentId: string }> };

/** The usage of an environment as CSV, written as it is read. */
export async function GET(request: Request, { params }: RouteProps): Promise<Response> {
  const { environmentId } = await params;
  const session = await currentSession();
  const ctx = session && ctxFor(session, environmentId);
  if (!ctx) return new Response(null, { status: 404 });
  const range = usageRange.safeParse({ days: new URL(request.url).searchParams.get("days") ?? undefined });
  if (!range.success) return new Response(null, { status: 400 });
  const lines = domain.exportUsage(ctx, daysOfRange(range.data, ctx.now()));
  return new Response(bytesOf(lines), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="usage-${range.data.days}-days.csv"`,
      "cache-control": "no-store",
    },
  });
}

function bytesOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await lines.return(undefined);
    },
  });
}
