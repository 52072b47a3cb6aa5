import type { EnvironmentOut, OwnerLink } from "@posthorn/domain";
import type { Command } from "commander";
import { dateText, output } from "./output.ts";
import { inEnvironment, type Opened, withDomain } from "./with-domain.ts";

type Created = {
  organizationId: string;
  name: string;
  environments: EnvironmentOut[];
  /** Where the API key belongs. */
  environmentId: string;
  apiKey: string;
  owner: { email: string; link: OwnerLink | null };
};

export function addOrganizationCommand(program: Command): void {
  const organization = program.command("organization").description("the accounts of host companies");
  organization
    .command("create")
    .description(
      "create an organization with a development and a production environment, and its first API key",
    )
    .argument("[name]", "its name", "My organization")
    .option("--owner <email>", "who owns it; may be left out while there is but one account, or none")
    .option("--json", "print everything as JSON")
    .addHelpText(
      "after",
      '\nThe API key and the link are shown once.\n\nExamples:\n  posthorn organization create "Acme" --owner ana@acme.example' +
        '\n  posthorn organization create "Acme" --owner ana@acme.example --json',
    )
    .action(async (name: string, { owner, json }: { owner?: string; json?: boolean }) => {
      const created = await withDomain((opened) => createOrganization(opened, name, owner));
      output(json, jsonOf(created), () => textOf(created));
    });
}

async function createOrganization(opened: Opened, name: string, email?: string): Promise<Created> {
  const { ctx, domain } = opened;
  const owner = email === undefined ? await findOwner(opened) : { email, name: email.replace(/@.*$/s, "") };
  const { id, environments, ...rest } = await domain.createOrganization(ctx, { name, owner });
  const [first] = environments;
  if (!first) throw new Error("The organization was created without an environment.");
  const inside = await inEnvironment(opened, { id: first.id });
  const { token } = await domain.createApiKey(inside, { name: "First key" });
  return {
    organizationId: id,
    name: rest.name,
    environments,
    environmentId: first.id,
    apiKey: token,
    owner: { email: owner.email, link: await domain.createOwnerLink(ctx, { email: owner.email }) },
  };
}

async function findOwner({ ctx, domain, settings }: Opened): Promise<{ email: string; name: string }> {
  const owner = await domain.createFirstOwner(ctx, { email: settings.ownerEmail });
  if (owner) return owner;
  throw new Error(
    "There are several accounts: say which one owns the organization, --owner you@example.com.",
  );
}

function jsonOf({ owner, ...created }: Created) {
  const { email, link } = owner;
  const expiresAt = link?.expiresAt.toISOString() ?? null;
  return { ...created, owner: { email, signInUrl: link?.url ?? null, signInUrlExpiresAt: expiresAt } };
}

function textOf({ organizationId, name, environments, apiKey, owner }: Created): string {
  const rows = [
    ["Organization", `${name}  ${organizationId}`],
    ...environments.map((environment) => ["Environment", `${environment.name}  ${environment.id}`]),
    ["API key", `${apiKey}  (of ${environments[0]?.name}; shown only now)`],
    owner.link
      ? [
          "Sign in",
          `${owner.link.url}\n${" ".repeat(14)}for ${owner.email}; works once, until ${dateText(owner.link.expiresAt)}`,
        ]
      : ["Owner", `${owner.email}, who has a password already`],
  ];
  return rows.map(([label = "", value]) => `${label.padEnd(14)}${value}`).join("\n");
}
