import { createPosthorn, PosthornError } from "@posthorn/sdk";
import type { Command } from "commander";
import { readCredentials } from "../start/data-folder.ts";
import { type Access, findAccess, serverUrlOf } from "./find-access.ts";
import { findExample } from "./find-example.ts";
import { output } from "./output.ts";
import { inEnvironment, withDomain } from "./with-domain.ts";

type Options = { application: string; environment?: string; json?: boolean };

const temporaryKeyMs = 60_000;

export function addTriggerCommand(program: Command): void {
  program
    .command("trigger")
    .description("publish the example of an event type, as a host app would")
    .argument("<event-type>", "its name, such as order.created")
    .requiredOption("--application <id or uid>", "the application that gets it")
    .option("--environment <id>", "publish there, with a key that is made for it and revoked right after")
    .option("--json", "print the message as JSON")
    .addHelpText(
      "after",
      "\nThe API key is that of POSTHORN_API_KEY, or of credentials.json in the data folder." +
        "\n\nExamples:\n  posthorn trigger order.created --application customer-1042" +
        "\n  POSTHORN_API_KEY=sk_… posthorn trigger order.created --application app_… --json",
    )
    .action(async (eventType: string, { application, environment, json }: Options) => {
      const publish = (access: Access) => trigger(access, eventType, application);
      const message = environment
        ? await withTemporaryKey(environment, publish)
        : await publish(await findAccess());
      output(json, message, () => `Published ${eventType} to ${application} as ${message.id}.`);
    });
}

async function trigger(access: Access, eventType: string, application: string) {
  const posthorn = createPosthorn(access);
  const payload = await findExample(access, eventType);
  await refuseUnknown(posthorn.applications.get(application), application);
  return posthorn.publish(eventType, payload, { application });
}

/** Publishing would create it, and a misspelt id would seem to work. */
async function refuseUnknown(found: Promise<unknown>, application: string): Promise<void> {
  await found.catch((error: unknown) => {
    const isUnknown = error instanceof PosthornError && error.code === "not_found";
    throw isUnknown ? new Error(`There is no application ${application} in this environment.`) : error;
  });
}

async function withTemporaryKey<T>(
  environmentId: string,
  publish: (access: Access) => Promise<T>,
): Promise<T> {
  return withDomain(async (opened) => {
    const { domain, settings } = opened;
    const ctx = await inEnvironment(opened, { id: environmentId });
    const expiresAt = new Date(ctx.now().getTime() + temporaryKeyMs);
    const { id, token } = await domain.createApiKey(ctx, { name: "posthorn trigger", expiresAt });
    try {
      const credentials = await readCredentials(settings.dataDir);
      return await publish({ apiKey: token, serverUrl: serverUrlOf(settings.apiUrl, credentials?.apiUrl) });
    } finally {
      await domain.revokeApiKey(ctx, { id });
    }
  });
}
