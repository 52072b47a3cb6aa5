import { newestTyped, typesOfCatalog } from "@posthorn/domain/types-of-catalog";
import type { Command } from "commander";
import { askFor, refusalOf } from "./ask-api.ts";
import { type Access, findAccess } from "./find-access.ts";

export function addEventTypeCommand(program: Command): void {
  program
    .command("event-type")
    .description("the named kinds of messages of an environment")
    .command("types")
    .description("print one TypeScript file with the types of all event types")
    .addHelpText(
      "after",
      "\nThe API key is that of POSTHORN_API_KEY, or of credentials.json in the data folder." +
        "\n\nExample:\n  posthorn event-type types > src/event-types.ts",
    )
    .action(async () => {
      process.stdout.write(await makeTypes(await findAccess()));
    });
}

async function makeTypes(access: Access): Promise<string> {
  const types = [];
  for await (const eventType of listEventTypes(access)) types.push(newestTyped(eventType));
  return typesOfCatalog(types);
}

type EventType = Parameters<typeof newestTyped>[0];
type Page = { data: EventType[]; iterator: string; done: boolean };

async function* listEventTypes(access: Access): AsyncGenerator<EventType> {
  let after = "";
  for (let isDone = false; !isDone; ) {
    const response = await askFor(access, `/api/v1/event-type?with_content=true&limit=250${after}`);
    if (!response.ok) throw await refusalOf(access, response);
    const page = (await response.json()) as Page;
    yield* page.data;
    after = `&iterator=${encodeURIComponent(page.iterator)}`;
    isDone = page.done;
  }
}
