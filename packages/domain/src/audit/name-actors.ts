import type { Actor } from "../access/actor.ts";
import type { Ctx } from "../ctx.ts";

/** Who an audit entry is of, as people know them; no name: it is gone. */
export type NamedActor = { kind: Actor["kind"]; id: string | null; name: string | null };

/** The names of actors as audit entries write them: user:usr_…, key:key_…, session:ps_…, application_key:akey_…, cli, system. */
export async function nameActors(ctx: Ctx, actors: readonly string[]): Promise<Map<string, NamedActor>> {
  const parsed = new Map([...new Set(actors)].map((actor) => [actor, parseActor(actor)]));
  const idsOf = (kind: Actor["kind"]) =>
    [...parsed.values()].flatMap((actor) => (actor.kind === kind && actor.id !== null ? [actor.id] : []));
  const { organizationId } = ctx.actor;
  const [users, keys, sessions, applicationKeys] = await Promise.all([
    ctx.prisma.user.findMany({ where: { id: { in: idsOf("user") } }, select: { id: true, email: true } }),
    ctx.prisma.apiKey.findMany({
      where: { id: { in: idsOf("key") }, environment: { organizationId } },
      select: { id: true, name: true },
    }),
    ctx.prisma.portalSession.findMany({
      where: { id: { in: idsOf("session") }, application: { environment: { organizationId } } },
      select: { id: true, application: { select: { name: true } } },
    }),
    ctx.prisma.applicationKey.findMany({
      where: { id: { in: idsOf("application_key") }, application: { environment: { organizationId } } },
      select: { id: true, name: true },
    }),
  ]);
  const names = new Map([
    ...users.map(({ id, email }) => [id, email] as const),
    ...[...keys, ...applicationKeys].map(({ id, name }) => [id, name] as const),
    ...sessions.map(({ id, application }) => [id, application.name] as const),
  ]);
  for (const actor of parsed.values()) actor.name = (actor.id && names.get(actor.id)) ?? null;
  return parsed;
}

function parseActor(text: string): NamedActor {
  const [kind, id] = text.split(":");
  switch (kind) {
    case "user":
    case "key":
    case "session":
    case "application_key":
      return { kind, id: id ?? null, name: null };
    case "cli":
      return { kind, id: null, name: null };
    default:
      return { kind: "system", id: null, name: null };
  }
}
