import type { ApiKeyOut } from "@posthorn/domain";
import { type Command, Option } from "commander";
import { dateText, output, table } from "./output.ts";
import { readExpiry } from "./read-expiry.ts";
import { inEnvironment, type Opened, withDomain } from "./with-domain.ts";

type CreateOptions = {
  environment: string;
  name: string;
  scope: ApiKeyOut["scope"];
  expires?: Date;
  json?: boolean;
};

type ListedKey = ApiKeyOut & { environmentId: string };

export function addTokenCommand(program: Command): void {
  const token = program.command("token").description("API keys, with which host apps publish");
  addCreate(token);
  addList(token);
  addRevoke(token);
}

function addCreate(token: Command): void {
  token
    .command("create")
    .description("create an API key; its token is shown this once")
    .requiredOption("--environment <id>", "the environment that it opens")
    .option("--name <name>", "what it is for", "Command line")
    .addOption(
      new Option("--scope <scope>", "what it may do").choices(["all", "publish", "read"]).default("all"),
    )
    .option("--expires <when>", "when it ends, such as 30d, 12h or 2027-01-31; never without it", (text) =>
      readExpiry(text),
    )
    .option("--json", "print it as JSON")
    .addHelpText(
      "after",
      '\nExamples:\n  posthorn token create --environment env_… --name "Shop" --scope publish' +
        "\n  posthorn token create --environment env_… --expires 90d --json",
    )
    .action(async ({ environment, name, scope, expires, json }: CreateOptions) => {
      const created = await withDomain(async (opened) => {
        const ctx = await inEnvironment(opened, { id: environment });
        return opened.domain.createApiKey(ctx, { name, scope, expiresAt: expires ?? null });
      });
      output(json, { ...created, environmentId: environment }, () => created.token);
    });
}

function addList(token: Command): void {
  token
    .command("list")
    .description("list API keys, without their tokens")
    .option("--environment <id>", "of this environment alone")
    .option("--json", "print them as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  posthorn token list\n  posthorn token list --environment env_… --json",
    )
    .action(async ({ environment, json }: { environment?: string; json?: boolean }) => {
      const keys = await withDomain((opened) => listKeys(opened, environment));
      output(json, keys, () => (keys.length === 0 ? "There are no API keys." : table(rowsOf(keys))));
    });
}

function addRevoke(token: Command): void {
  token
    .command("revoke")
    .description("revoke an API key for good; when this answers, every process refuses it")
    .argument("<id>", "the key's id, key_…")
    .option("--json", "print what was revoked as JSON")
    .addHelpText("after", "\nExample:\n  posthorn token revoke key_…")
    .action(async (id: string, { json }: { json?: boolean }) => {
      await withDomain(async (opened) => {
        await opened.domain.revokeApiKey(await inEnvironment(opened, { keyId: id }), { id });
      });
      output(json, { revoked: id }, () => `Revoked ${id}.`);
    });
}

async function listKeys(opened: Opened, environmentId: string | undefined): Promise<ListedKey[]> {
  const { domain, ctx } = opened;
  const ids = environmentId ? [environmentId] : (await domain.listEnvironments(ctx)).map(({ id }) => id);
  const keys: ListedKey[] = [];
  for (const id of ids) {
    const found = await domain.listApiKeys(await inEnvironment(opened, { id }));
    keys.push(...found.map((key) => ({ ...key, environmentId: id })));
  }
  return keys;
}

function rowsOf(keys: readonly ListedKey[]): string[][] {
  const head = ["ID", "ENVIRONMENT", "TOKEN", "SCOPE", "STATE", "LAST USED", "NAME"];
  return [
    head,
    ...keys.map((key) => [
      key.id,
      key.environmentId,
      key.tokenHint,
      key.scope,
      stateOf(key),
      key.lastUsedAt ? dateText(new Date(key.lastUsedAt)) : "never",
      key.name,
    ]),
  ];
}

function stateOf({ revokedAt, expiresAt }: ApiKeyOut): string {
  if (revokedAt) return "revoked";
  if (!expiresAt) return "valid";
  const at = new Date(expiresAt);
  return at <= new Date() ? "expired" : `until ${dateText(at)}`;
}
