import type { AlertAddressOut } from "@posthorn/contract";
import type { AlertAddress } from "@posthorn/db";

export function alertAddressOut({ id, email, createdAt, confirmedAt }: AlertAddress): AlertAddressOut {
  return {
    id,
    email,
    createdAt: createdAt.toISOString(),
    confirmedAt: confirmedAt?.toISOString() ?? null,
  };
}
