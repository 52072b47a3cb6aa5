import type { ApiKeyScope, MemberRole } from "@posthorn/db";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import type { Actor } from "./actor.ts";

/** What a verb needs of its actor. */
export type Permission = keyof typeof permissions;

type Requirement = {
  scopes: readonly ApiKeyScope[];
  /** The capability a portal session, or a key of an application, needs; null: the host and its operators only. */
  capability: string | null;
  role: MemberRole;
};

const permissions = {
  read: { scopes: ["all", "read"], capability: "ViewBase", role: "viewer" },
  publish: { scopes: ["all", "publish"], capability: null, role: "developer" },
  read_as_host: { scopes: ["all", "read"], capability: null, role: "viewer" },
  manage: { scopes: ["all"], capability: null, role: "developer" },
  manage_endpoint: { scopes: ["all"], capability: "ManageEndpoint", role: "developer" },
  view_secret: { scopes: ["all"], capability: "ViewEndpointSecret", role: "developer" },
  manage_secret: { scopes: ["all"], capability: "ManageEndpointSecret", role: "developer" },
  create_attempts: { scopes: ["all"], capability: "CreateAttempts", role: "developer" },
  manage_keys: { scopes: ["all"], capability: "ManageApiKeys", role: "developer" },
  view_people: { scopes: [], capability: null, role: "viewer" },
  administer: { scopes: [], capability: null, role: "admin" },
  own: { scopes: [], capability: null, role: "owner" },
} as const satisfies Record<string, Requirement>;

const ranks: Record<MemberRole, number> = { viewer: 0, developer: 1, admin: 2, owner: 3 };

/** Throws `insufficient access` when the actor may not do what the permission names. */
export function requirePermission(ctx: Ctx, permission: Permission): void {
  if (!isPermitted(ctx.actor, permission)) throw new DomainError("insufficient access");
}

export function isPermitted(actor: Actor, permission: Permission): boolean {
  const requirement: Requirement = permissions[permission];
  switch (actor.kind) {
    case "key":
      return requirement.scopes.includes(actor.scope);
    case "session":
    case "application_key":
      return requirement.capability !== null && actor.capabilities.includes(requirement.capability);
    case "user":
      return ranks[actor.role] >= ranks[requirement.role];
    case "cli":
    case "system":
      return true;
  }
}
