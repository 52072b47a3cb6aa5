import { idempotencyKey, messageBatchEnvelope, routes } from "@posthorn/contract";
import { timeOfId } from "@posthorn/db";
import {
  checkCarried,
  DomainError,
  ensureApplication,
  prepareMessage,
  requirePermission,
} from "@posthorn/domain";
import { createNotifier, loadMessages, type NewMessage, publish, type Verdict } from "@posthorn/queue";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { errorAnswer } from "../error-map.ts";
import { operationRoute } from "../operation.ts";
import { parseInput } from "../parse-input.ts";
import { bodyProblem, parseJson } from "../parse-json.ts";
import { domainOf, type ServerDeps } from "../server-deps.ts";
import { createGroupCommit, type GroupCommit } from "./group-commit.ts";
import { elementSpans, memberSpan } from "./json-span.ts";
import { readBatchItem, readMessage } from "./read-message.ts";

type Carried = Parameters<typeof ensureApplication>[1]["carried"];
type ItemAnswer = { status: number; error: unknown } | string;

/** The two routes that publish. They keep a request's bytes, and answer after the commit of its batch. */
export function registerPublish(server: FastifyInstance, deps: ServerDeps): void {
  const commit = createGroupCommit({ write: (messages) => publish(deps.pool, messages) });
  const notifier = createNotifier(deps.pool);
  server.addHook("onClose", () => notifier.close());

  server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      "application/json",
      { parseAs: "buffer" },
      async (_request: unknown, body: Buffer) => body,
    );
    scope.route({ ...operationRoute("message.create"), handler: publishOne });
    scope.route({ ...operationRoute("message.createBatch"), handler: publishBatch });
  });

  async function publishOne(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { application, isWithContent } = readAddress(request, "message.create");
    const bytes = bodyOf(request);
    const { envelope, payload } = readMessage(bytes, parseJson(bytes));
    if (envelope.application) checkCarried({ application, carried: envelope.application });
    const message = prepareMessage({
      ...sender(request),
      envelope,
      payload,
      application,
      idempotencyKey: keyOf(request),
    });
    const [verdict] = await store(request, [message], application, envelope.application);
    return reply
      .code(202)
      .header("content-type", "application/json; charset=utf-8")
      .send(await answerOf(message, verdict, isWithContent));
  }

  async function publishBatch(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { application, isWithContent } = readAddress(request, "message.createBatch");
    const bytes = bodyOf(request);
    const { messages: items, application: carried } = parseInput(
      messageBatchEnvelope,
      parseJson(bytes),
      "body",
    );
    if (carried) checkCarried({ application, carried });
    const spans = elementSpans(bytes, memberSpan(bytes, "messages")?.start ?? 0);
    const prepared = items.map((item, index): NewMessage | ItemAnswer =>
      itemOf(() => {
        const { envelope, payload } = readBatchItem(bytes, item, spans[index] ?? { start: 0, end: 0 });
        const { idempotencyKey: key = null } = envelope;
        return prepareMessage({ ...sender(request), envelope, payload, application, idempotencyKey: key });
      }),
    );
    const valid = prepared.filter(isMessage);
    const verdicts = valid.length === 0 ? [] : await store(request, valid, application, carried);
    const answers = await Promise.all(
      prepared.map((item) => {
        if (!isMessage(item)) return item;
        const verdict = verdicts[valid.indexOf(item)];
        return answerItem(() => answerOf(item, verdict, isWithContent));
      }),
    );
    const data = answers.map((answer) =>
      typeof answer === "string" ? `{"status":202,"message":${answer}}` : JSON.stringify(answer),
    );
    return reply
      .header("content-type", "application/json; charset=utf-8")
      .send(`{"data":[${data.join(",")}]}`);
  }

  function sender({ environment }: FastifyRequest) {
    const now = deps.now().getTime();
    return { environmentId: environment.id, retentionDays: environment.payloadRetentionDays, now };
  }

  function readAddress(request: FastifyRequest, id: "message.create" | "message.createBatch") {
    requirePermission({ ...domainOf(deps), actor: request.actor }, "publish");
    const { params, query } = routes[id];
    const path = params.safeParse(request.params);
    // The hidden application of an environment gets the platform's own events, and nobody else's.
    const isHidden = path.data?.app_id === request.environment.operationalApplicationId;
    if (!path.success || isHidden) throw new DomainError("not_found");
    const { with_content: isWithContent } = parseInput(query, request.query, "query");
    return { application: path.data.app_id, isWithContent };
  }

  async function store(
    request: FastifyRequest,
    messages: readonly NewMessage[],
    application: string,
    carried: Carried | null | undefined,
  ): Promise<(Verdict | { kind: "unstorable" })[]> {
    const verdicts = await submit(commit, messages);
    const isGone = verdicts.every((verdict) => verdict.kind === "application_gone");
    if (!isGone || !carried) return announce(verdicts);
    await ensureApplication({ ...domainOf(deps), actor: request.actor }, { application, carried });
    return announce(await submit(commit, messages));
  }

  function announce<T extends Verdict | { kind: "unstorable" }>(verdicts: T[]): T[] {
    if (verdicts.some((verdict) => verdict.kind === "stored" && verdict.deliveryCount > 0)) notifier.notify();
    return verdicts;
  }

  /** The message as JSON text, its payload spliced in as it came; throws what the message is refused with. */
  async function answerOf(
    message: NewMessage,
    verdict: Verdict | { kind: "unstorable" } | undefined,
    isWithContent: boolean,
  ): Promise<string> {
    switch (verdict?.kind) {
      case "stored":
        return messageText(message, isWithContent ? payloadText(message) : "{}");
      case "repeated": {
        const stored = isWithContent ? (await loadMessages(deps.pool, [verdict.first.id]))[0] : undefined;
        const payload = isWithContent ? storedPayloadText(stored) : "{}";
        return messageText(verdict.first, payload);
      }
      case "event_id_taken":
        throw new DomainError("conflict", { detail: "A message with this eventId exists." });
      case "unstorable":
        throw bodyProblem("The message holds text that cannot be stored, such as a NUL character.");
      default:
        throw new DomainError("not_found");
    }
  }
}

async function submit(commit: GroupCommit, messages: readonly NewMessage[]) {
  const result = await commit.submit(messages);
  if (result === "overloaded") throw new DomainError("overloaded");
  return result;
}

function bodyOf({ body }: FastifyRequest): Buffer {
  if (Buffer.isBuffer(body) && body.length > 0) return body;
  throw bodyProblem("The request has no body: send one JSON object.");
}

function keyOf({ headers }: FastifyRequest): string | null {
  const given = headers["idempotency-key"];
  if (given === undefined) return null;
  return parseInput(idempotencyKey, given, "header");
}

function isMessage(item: NewMessage | ItemAnswer): item is NewMessage {
  return typeof item === "object" && "id" in item;
}

function itemOf(prepare: () => NewMessage): NewMessage | ItemAnswer {
  try {
    return prepare();
  } catch (error) {
    return refusalOf(error);
  }
}

async function answerItem(answer: () => Promise<string>): Promise<ItemAnswer> {
  try {
    return await answer();
  } catch (error) {
    return refusalOf(error);
  }
}

// One item of a batch is refused as it would be alone; what nobody foresaw fails the request.
function refusalOf(error: unknown): ItemAnswer {
  const { status, body, isUnknown } = errorAnswer(error);
  if (isUnknown) throw error;
  return { status, error: body };
}

function payloadText(message: NewMessage): string {
  return message.contentType === null ? Buffer.from(message.body).toString("utf8") : "{}";
}

function storedPayloadText(stored: { body: string | null; contentType: string | null } | undefined): string {
  if (!stored || stored.body === null) return '{"expired":true}';
  return stored.contentType === null ? stored.body : "{}";
}

function messageText(
  message: Pick<NewMessage, "id" | "eventId" | "eventType" | "channels" | "tags">,
  payload: string,
): string {
  const { id, eventId, eventType } = message;
  const head = JSON.stringify({
    id,
    eventId,
    eventType,
    channels: message.channels.length > 0 ? message.channels : null,
    tags: message.tags.length > 0 ? message.tags : null,
    timestamp: new Date(timeOfId(id)).toISOString(),
    deliverAt: null,
  });
  return `${head.slice(0, -1)},"payload":${payload}}`;
}
