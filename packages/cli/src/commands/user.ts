import type { InstalledUser } from "@posthorn/domain";
import type { Command } from "commander";
import { dateText, output, table } from "./output.ts";
import { withDomain } from "./with-domain.ts";

export function addUserCommand(program: Command): void {
  const user = program.command("user").description("the people who sign in to the dashboard");
  addList(user);
  addLink(user);
}

function addList(user: Command): void {
  user
    .command("list")
    .description("list the accounts, and the organizations that each belongs to")
    .option("--json", "print them as JSON")
    .addHelpText("after", "\nExamples:\n  posthorn user list\n  posthorn user list --json")
    .action(async ({ json }: { json?: boolean }) => {
      const users = await withDomain(({ ctx, domain }) => domain.listUsers(ctx));
      output(json, users, () => (users.length === 0 ? "There are no accounts." : table(rowsOf(users))));
    });
}

function addLink(user: Command): void {
  user
    .command("link")
    .description("make a link with which somebody sets a new password; it works once, for a day")
    .argument("<email>", "the account's e-mail address")
    .option("--json", "print it as JSON")
    .addHelpText(
      "after",
      "\nSetting the password signs that account out wherever it is signed in. Until then the one before counts." +
        "\n\nExamples:\n  posthorn user link ana@acme.example\n  posthorn user link ana@acme.example --json",
    )
    .action(async (email: string, { json }: { json?: boolean }) => {
      const { url, expiresAt } = await withDomain(({ ctx, domain }) =>
        domain.createSignInLink(ctx, { email }),
      );
      const value = { email, signInUrl: url, signInUrlExpiresAt: expiresAt.toISOString() };
      output(json, value, () => `${url}\nFor ${email}; works once, until ${dateText(expiresAt)}.`);
    });
}

function rowsOf(users: readonly InstalledUser[]): string[][] {
  const head = ["EMAIL", "PASSWORD", "ORGANIZATIONS", "NAME"];
  return [
    head,
    ...users.map(({ email, name, hasPassword, organizations }) => [
      email,
      hasPassword ? "set" : "none yet",
      organizations.map((organization) => `${organization.name} (${organization.role})`).join(", ") || "none",
      name,
    ]),
  ];
}
