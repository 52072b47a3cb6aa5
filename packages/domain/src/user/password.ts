import { hash, verify } from "@node-rs/argon2";
import { invalidField } from "../domain-error.ts";

/** Bounds of a password in UTF-16 units; the upper one keeps hashing cheap whatever is sent. */
export const passwordLength = { min: 10, max: 256 } as const;

// argon2id with OWASP's second profile: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A password that may be set, or `invalidField`. */
export function readPassword(password: string, field = "password"): string {
  const { min, max } = passwordLength;
  if (password.length >= min && password.length <= max) return password;
  throw invalidField(field, `Must be ${min} to ${max} characters long.`);
}

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Takes as long for an account that does not exist or has no password (null) as for one that has. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  if (password.length > passwordLength.max) return false;
  const isRight = await verify(passwordHash ?? (await nobodysHash()), password);
  return isRight && passwordHash !== null;
}

let nobodys: Promise<string> | undefined;

function nobodysHash(): Promise<string> {
  nobodys ??= hashPassword("nobody has this password");
  return nobodys;
}
