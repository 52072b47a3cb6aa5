import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import cors from "@fastify/cors";
import { listen } from "@posthorn/db";
import { authenticate, credentialsChannel, writeKeyUse } from "@posthorn/domain";
import { type FastifyInstance, type FastifyRequest, fastify } from "fastify";
import {
  answerBadUrl,
  answerBrokenRequest,
  answerErrors,
  refuseOtherMethods,
  refuseWhenClosing,
} from "./answer-errors.ts";
import { answerOnce } from "./answer-once.ts";
import { authenticateRequests } from "./authenticate.ts";
import { createHealth, type Health } from "./check-health.ts";
import { type CredentialCache, createCredentialCache } from "./credential-cache.ts";
import { handlers } from "./handlers.ts";
import { createRateLimiter, limitRate } from "./limit-rate.ts";
import { observeRequests } from "./observe-requests.ts";
import { noteOperations } from "./operation.ts";
import { parseJson } from "./parse-json.ts";
import { registerPublish } from "./publish/register-publish.ts";
import { printJson } from "./raw-json.ts";
import { registerOperations } from "./register-operation.ts";
import { registerHealth } from "./routes/health.ts";
import { registerInspect } from "./routes/inspect.ts";
import { registerReference } from "./routes/reference.ts";
import { domainOf, type ServerDeps } from "./server-deps.ts";
import { registerStream } from "./stream/register-stream.ts";
import { trackKeyUse } from "./track-key-use.ts";

export type ApiServer = { server: FastifyInstance; health: Health };

/** The whole API, ready for `inject` or `listen`; closing it closes what it opened, not what it was given. */
export async function buildServer(deps: ServerDeps): Promise<ApiServer> {
  const { requestTimeoutMs = 60_000 } = deps;
  const server = fastify({
    logger: false,
    genReqId: () => randomUUID(),
    bodyLimit: deps.bodyLimitBytes,
    requestTimeout: requestTimeoutMs,
    // Were the one for the headers longer, Node would take the one for the other.
    http: { headersTimeout: requestTimeoutMs, connectionsCheckingInterval: requestTimeoutMs / 2 },
    trustProxy: [...deps.trustedProxies],
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 1_024 },
    return503OnClosing: false,
    forceCloseConnections: "idle",
    frameworkErrors: answerBadUrl,
    clientErrorHandler: (error, socket) => answerBrokenRequest(error, socket, deps.logger),
  });
  noteOperations(server);
  readJsonBodies(server);
  server.setReplySerializer(printJson);
  observeRequests(server, deps);
  await server.register(cors, corsOptions);
  refuseWhenClosing(server);
  const { credentials, isListening, connected } = openCredentials(server, deps);
  const keyUse = trackKeyUse((keyIds) => writeKeyUse(deps.prisma, keyIds, deps.now()));
  server.addHook("onClose", () => keyUse.close());
  const { rateLimitPerSecond } = deps;
  const limiter = rateLimitPerSecond === undefined ? undefined : createRateLimiter(rateLimitPerSecond);
  authenticateRequests(server, { credentials, onUse: keyUse.note, limiter });
  if (limiter) limitRate(server, limiter);
  answerOnce(server, domainOf(deps));
  answerErrors(server);

  const health = createHealth({ ...deps, isListening });
  registerHealth(server, health);
  registerReference(server, deps.policy.apiUrl);
  await registerInspect(server, domainOf(deps));
  registerPublish(server, deps);
  registerStream(server, deps, credentials);
  registerOperations(server, domainOf(deps), handlers);
  refuseOtherMethods(server);
  await server.ready();
  // Credentials are cached from then on; without it the server serves as well, only slower.
  await Promise.race([connected, delay(connectWaitMs, undefined, { ref: false })]);
  return { server, health };
}

// Any origin: a browser sends no cookie here, only the token that its page holds.
const corsOptions = {
  origin: "*",
  methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
  allowedHeaders: [
    "authorization",
    "content-type",
    "idempotency-key",
    "last-event-id",
    "svix-req-id",
    "svix-retry-count",
  ],
  exposedHeaders: ["x-request-id", "retry-after"],
  maxAge: 86_400,
  strictPreflight: false,
};

function readJsonBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  const read = async (_request: FastifyRequest, body: Buffer) => parseJson(body);
  server.addContentTypeParser("application/json", { parseAs: "buffer" }, read);
}

const connectWaitMs = 2_000;

type Credentials = { credentials: CredentialCache; isListening(): boolean; connected: Promise<void> };

function openCredentials(server: FastifyInstance, { prisma, now, listenUrl }: ServerDeps): Credentials {
  const credentials = createCredentialCache({
    lookUp: (tokenHash) => authenticate(prisma, tokenHash, now()),
    isListening: () => listener.isConnected(),
    now,
  });
  const { promise: connected, resolve } = Promise.withResolvers<void>();
  const listener = listen({
    url: listenUrl,
    channels: [credentialsChannel],
    onNotification: (_channel, subjectId) => credentials.forget(subjectId),
    onDisconnect: credentials.forgetAll,
    onConnect: () => {
      // What was looked up while notifications were missed.
      credentials.forgetAll();
      resolve();
    },
  });
  server.addHook("onClose", () => listener.close());
  return { credentials, isListening: listener.isConnected, connected };
}
