import type { FastifyInstance } from "fastify";
import type { Demo } from "../demo.ts";
import { systemPage } from "../pages/system-page.ts";
import { findMerchant } from "../shop/merchant.ts";
import { secretKey } from "../systems/connect.ts";
import { isMode } from "../systems/system.ts";
import { fieldOf, send } from "./shop-routes.ts";

const secretPattern = /^wh(?:sec|pk)_[A-Za-z0-9+/]{32,100}={0,2}$/;
const noSecret =
  "That is no signing secret. Copy all of it from the endpoint in the portal: it begins with whsec_, or whpk_ for a public key.";

type SystemPath = { Params: { system: string } };

/** The pages of the merchants' systems, and their switches. */
export function systemRoutes(server: FastifyInstance, demo: Demo): void {
  const find = (id: string) => demo.systems.find(({ system }) => system.id === id);

  server.get<SystemPath>("/systems/:system", async (request, reply) => {
    const running = find(request.params.system);
    return running ? send(reply, systemPage(demo, running)) : reply.callNotFound();
  });

  server.post<SystemPath>("/systems/:system/mode", async (request, reply) => {
    const running = find(request.params.system);
    const mode = fieldOf(request.body, "mode");
    if (!running || !isMode(mode)) return reply.callNotFound();
    await running.setMode(mode);
    return reply.redirect(`/systems/${running.system.id}`, 303);
  });

  server.post<SystemPath>("/systems/:system/secret", async (request, reply) => {
    const running = find(request.params.system);
    const merchant = findMerchant(fieldOf(request.body, "merchant"));
    const secret = fieldOf(request.body, "secret").trim();
    if (!running || !merchant) return reply.callNotFound();
    if (!secretPattern.test(secret)) return send(reply.code(422), systemPage(demo, running, noSecret));
    demo.keeper.kept.secrets[secretKey(running.system.id, merchant)] = secret;
    demo.keeper.touch();
    return reply.redirect(`/systems/${running.system.id}`, 303);
  });
}
