export { buildApplication } from "./build-application.ts";
export { buildCtx } from "./build-ctx.ts";
export { buildEndpoint } from "./build-endpoint.ts";
export { buildEnvironment, type TestEnvironment } from "./build-environment.ts";
export { buildMessage } from "./build-message.ts";
export { createTestDatabase, type TestDatabase } from "./create-test-database.ts";
export { type Settled, settleDeliveries } from "./settle-deliveries.ts";
export { type MailServer, type ReceivedMail, startMailServer } from "./start-mail-server.ts";
export { type Answer, type ReceivedRequest, type Receiver, startReceiver } from "./start-receiver.ts";
