import { PosthornError } from "@posthorn/sdk";
import type { FastifyInstance, FastifyReply } from "fastify";
import { isActionName } from "../actions/actions.ts";
import type { Demo } from "../demo.ts";
import { shopPage } from "../pages/shop-page.ts";
import { webhooksPage } from "../pages/webhooks-page.ts";
import { findMerchant, type Merchant, merchants } from "../shop/merchant.ts";

type MerchantPath = { Params: { merchant: string } };
type ActionPath = { Params: { merchant: string; action: string } };

/** The pages of the merchants, and what is done on them. */
export function shopRoutes(server: FastifyInstance, demo: Demo): void {
  server.get("/", async (_, reply) => reply.redirect(`/m/${merchants[0].id}`));

  server.get<MerchantPath>("/m/:merchant", async (request, reply) => {
    const merchant = findMerchant(request.params.merchant);
    return merchant ? send(reply, shopPage(demo, merchant, undefined)) : reply.callNotFound();
  });

  server.get<MerchantPath>("/m/:merchant/webhooks", async (request, reply) => {
    const merchant = findMerchant(request.params.merchant);
    if (!merchant) return reply.callNotFound();
    return send(reply, webhooksPage(demo, merchant, await openPortal(demo, merchant)));
  });

  server.post<MerchantPath>("/m/:merchant/webhooks/link", async (request, reply) => {
    const merchant = findMerchant(request.params.merchant);
    if (!merchant) return reply.callNotFound();
    const portal = await openPortal(demo, merchant);
    return "url" in portal ? portal : reply.code(503).send(portal);
  });

  server.post<ActionPath>("/m/:merchant/:action", async (request, reply) => {
    const merchant = findMerchant(request.params.merchant);
    const { action } = request.params;
    if (!merchant || !isActionName(action)) return reply.callNotFound();
    const refusal = await demo.shop.do(merchant, action, request.body);
    if (refusal === undefined) return reply.redirect(`/m/${merchant.id}`, 303);
    return send(reply.code(422), shopPage(demo, merchant, refusal));
  });

  server.post("/traffic", async (request, reply) => {
    demo.traffic.set(fieldOf(request.body, "on") === "yes");
    return reply.redirect(backTo(request.headers.referer), 303);
  });
}

async function openPortal(
  { posthorn }: Demo,
  { id, name }: Merchant,
): Promise<{ url: string } | { error: string }> {
  try {
    const options = { expiresInSeconds: 3_600, sessionId: "demo-shop" };
    const { url } = await posthorn.portal.createSession({ id, name }, options);
    return { url };
  } catch (error) {
    if (!(error instanceof PosthornError)) throw error;
    return { error: error.code };
  }
}

export function send(reply: FastifyReply, page: string): FastifyReply {
  return reply.type("text/html; charset=utf-8").send(page);
}

export function fieldOf(body: unknown, name: string): string {
  const value: unknown = typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined;
  return typeof value === "string" ? value : "";
}

/** The page that the switch was on. Only its path: where a request says it came from is not to be trusted. */
function backTo(referer: string | undefined): string {
  const path = referer !== undefined && URL.canParse(referer) ? new URL(referer).pathname : "/";
  return /^\/(m|systems)\/[a-z/-]{1,60}$/.test(path) ? path : "/";
}
