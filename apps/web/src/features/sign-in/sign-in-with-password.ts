import { signIn } from "next-auth/react";
import { signInText } from "./sign-in-text.ts";

/** Signs in with next-auth; answers the words for what went wrong, or null. */
export async function signInWithPassword(email: string, password: string): Promise<string | null> {
  const result = await signIn("credentials", { email, password, redirect: false }).catch(() => undefined);
  if (!result) return signInText.unreachable;
  if (!result.error) return null;
  const [kind, seconds] = result.error.split(" ");
  if (kind === "limited") return signInText.limited(Math.ceil(Number(seconds) / 60));
  return result.error === "CredentialsSignin" ? signInText.refused : signInText.unreachable;
}
