/** What members may do, the least first. */
export const roles = ["viewer", "developer", "admin", "owner"] as const;

export type Role = (typeof roles)[number];

/** Which roles somebody may give; whoever has one of these they may change and remove too. */
export function rolesGivenBy(role: Role): readonly Role[] {
  if (role === "owner") return roles;
  return role === "admin" ? roles.filter((given) => given !== "owner") : [];
}
