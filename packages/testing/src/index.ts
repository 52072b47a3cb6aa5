export { buildEnvironment, type TestEnvironment } from "./build-environment.ts";
export { createTestDatabase, type TestDatabase } from "./create-test-database.ts";
export { type Answer, type ReceivedRequest, type Receiver, startReceiver } from "./start-receiver.ts";
