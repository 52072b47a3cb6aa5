import type { Page } from "../client/page.ts";
import type { Transport } from "../client/transport.ts";
import { PosthornError } from "../errors/posthorn-error.ts";
import { type DeclaredEvent, issuesOf, jsonSchemaOf } from "./declared-event.ts";
import type { SyncedEventTypes } from "./synced-event-types.ts";

type EventTypeFields = {
  description: string;
  schemas: Record<string, unknown>;
  deprecated: boolean;
  groupName: string | null;
};

type EventTypeOut = Partial<EventTypeFields> & { name: string };

/**
 * Creates what is missing and changes what differs, and nothing else: it may run at every start without filling
 * the audit log. An event type that is no longer declared stays; archiving is for people.
 */
export async function syncEventTypes(
  { call }: Transport,
  events: readonly DeclaredEvent[],
): Promise<SyncedEventTypes> {
  const wanted = new Map<string, EventTypeFields>();
  for (const event of events) wanted.set(event.name, await fieldsOf(event));

  const known = await listAll(call);
  const synced = { created: [] as string[], updated: [] as string[], unchanged: [] as string[] };
  for (const [name, fields] of wanted) {
    const standing = known.get(name);
    if (standing === undefined) {
      const { description } = fields;
      await call((svix) => svix.eventType.upsert(name, { description }), JSON.stringify(fields));
      synced.created.push(name);
    } else if (isSame(standing, fields)) {
      synced.unchanged.push(name);
    } else {
      await call((svix) => svix.eventType.patch(name, {}), JSON.stringify(fields));
      synced.updated.push(name);
    }
  }
  return synced;
}

async function fieldsOf(event: DeclaredEvent): Promise<EventTypeFields> {
  const { example } = event;
  const schema = jsonSchemaOf(event);
  if (example !== undefined) await refuseWrongExample(event);
  return {
    description: event.description ?? event.name,
    schemas: { "1": example === undefined ? schema : { ...schema, examples: [example] } },
    deprecated: event.deprecated ?? false,
    groupName: event.group ?? null,
  };
}

async function refuseWrongExample(event: DeclaredEvent): Promise<void> {
  const issues = await issuesOf(event, event.example);
  if (issues.length === 0) return;
  const inWords = issues.map(({ loc, msg }) => `${loc.join(".")}: ${msg}`).join(" ");
  throw new PosthornError("invalid_payload", `The example of ${event.name} does not fit. ${inWords}`, {
    issues,
  });
}

async function listAll(call: Transport["call"]): Promise<Map<string, EventTypeOut>> {
  const known = new Map<string, EventTypeOut>();
  let iterator: string | null = null;
  for (let isDone = false; !isDone; ) {
    const options = { limit: 250, iterator, withContent: true, includeArchived: true };
    const page: Page<EventTypeOut> = await call((svix) => svix.eventType.list(options));
    for (const eventType of page.data) known.set(eventType.name, eventType);
    isDone = page.done || page.iterator === iterator;
    iterator = page.iterator;
  }
  return known;
}

function isSame(standing: EventTypeOut, fields: EventTypeFields): boolean {
  const { description, schemas, deprecated, groupName } = standing;
  // Compared as JSON, in one order of keys: the server keeps another than we wrote.
  return sorted({ description, schemas, deprecated, groupName }) === sorted(fields);
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
