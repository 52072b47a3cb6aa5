export { buildApplication } from "./build-application.ts";
export { buildEndpoint } from "./build-endpoint.ts";
export { buildEnvironment, type TestEnvironment } from "./build-environment.ts";
export { buildMessage } from "./build-message.ts";
export { createTestDatabase, type TestDatabase } from "./create-test-database.ts";
export { type Answer, type ReceivedRequest, type Receiver, startReceiver } from "./start-receiver.ts";
