import { signIn } from "next-auth/react";
import type { Translate } from "#i18n/app-config.ts";

/** Why there is no session now. */
export type SignInProblem = { kind: "refused" | "unreachable" } | { kind: "limited"; minutes: number };

/** Signs in with next-auth; answers what went wrong, or null. */
export async function signInWithPassword(email: string, password: string): Promise<SignInProblem | null> {
  const result = await signIn("credentials", { email, password, redirect: false }).catch(() => undefined);
  if (!result) return { kind: "unreachable" };
  if (!result.error) return null;
  const [kind, seconds] = result.error.split(" ");
  if (kind === "limited") return { kind, minutes: Math.ceil(Number(seconds) / 60) };
  return { kind: result.error === "CredentialsSignin" ? "refused" : "unreachable" };
}

export function signInProblemWords(problem: SignInProblem, t: Translate<"signIn">): string {
  return problem.kind === "limited"
    ? t("problems.limited", { minutes: problem.minutes })
    : t(`problems.${problem.kind}`);
}
