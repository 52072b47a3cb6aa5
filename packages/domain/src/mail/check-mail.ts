import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { createMailer } from "./create-mailer.ts";

export type MailCheck = {
  /** off: no mail server is set. */
  state: "ok" | "failed" | "off";
  /** What the mail server said, where it refused. */
  problem: string | null;
};

const longestProblem = 500;

/** Whether the mail server takes what is sent, asked now. For owners: it is the installation's. */
export async function checkMail(
  ctx: Ctx,
  settings: { smtpUrl: string | undefined; from: string | undefined },
): Promise<MailCheck> {
  requirePermission(ctx, "own");
  const { smtpUrl, from } = settings;
  if (smtpUrl === undefined || from === undefined) return { state: "off", problem: null };
  const mailer = createMailer({ smtpUrl, from });
  try {
    await mailer.check();
    return { state: "ok", problem: null };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { state: "failed", problem: said.slice(0, longestProblem) };
  } finally {
    mailer.close();
  }
}
