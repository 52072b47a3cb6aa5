import { isUtf8 } from "node:buffer";
import { createId, type InspectorAnswer } from "@posthorn/db";
import type { AnonymousCtx } from "../ctx.ts";
import { mostInspected } from "./inspector-out.ts";

export type RequestToInspect = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer;
};

const longestPath = 2_000;
const mostHeaders = 100;
const longestHeader = 2_000;
const keptBodyBytes = 65_536;

/** Keeps a request that came to an inspector and says what to answer; null: there is none, or it takes no more. */
export async function inspectRequest(
  ctx: AnonymousCtx,
  id: string,
  request: RequestToInspect,
): Promise<InspectorAnswer | null> {
  const now = ctx.now();
  const [inspector] = await ctx.prisma.inspector.updateManyAndReturn({
    where: { id, expiresAt: { gt: now }, received: { lt: mostInspected } },
    data: { received: { increment: 1 } },
  });
  if (!inspector) return null;
  const kept = request.body.subarray(0, keptBodyBytes);
  const isText = isUtf8(request.body) && !kept.includes(0);
  await ctx.prisma.inspectedRequest.create({
    data: {
      id: createId("ireq", now.getTime()),
      inspectorId: id,
      method: request.method,
      path: storable(request.path.slice(0, longestPath)),
      headers: Object.fromEntries(
        Object.entries(request.headers)
          .slice(0, mostHeaders)
          .map(([name, value]) => [storable(name), storable(value.slice(0, longestHeader))]),
      ),
      // A character that was cut in two ends as a replacement character.
      body: kept.toString(isText ? "utf8" : "base64"),
      isBase64: !isText,
      bodyBytes: request.body.length,
    },
  });
  return inspector.answer;
}

// Postgres takes no NUL.
function storable(text: string): string {
  return text.replaceAll("\0", "�");
}
