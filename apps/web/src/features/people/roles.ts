/** What members may do, the least first. */
export const roles = ["viewer", "developer", "admin", "owner"] as const;
