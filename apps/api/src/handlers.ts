import type { OperationId } from "@posthorn/contract";
import type { Handlers } from "./register-operation.ts";
import { activityHandlers } from "./routes/activity.ts";
import { alertAddressHandlers } from "./routes/alert-address.ts";
import { applicationHandlers } from "./routes/application.ts";
import { applicationKeyHandlers } from "./routes/application-key.ts";
import { attemptHandlers } from "./routes/attempt.ts";
import { authenticationHandlers } from "./routes/authentication.ts";
import { backgroundTaskHandlers } from "./routes/background-task.ts";
import { endpointHandlers } from "./routes/endpoint.ts";
import { endpointActionHandlers } from "./routes/endpoint-actions.ts";
import { eventTypeHandlers } from "./routes/event-type.ts";
import { inspectorHandlers } from "./routes/inspector.ts";
import { messageHandlers } from "./routes/message.ts";
import { operationalEndpointHandlers } from "./routes/operational-endpoint.ts";

/** Operations that are served in a way of their own: they need the bytes of a body, answer with two shapes, or never end. */
export type OwnWay = "health.get" | "message.create" | "message.createBatch" | "message.stream";

/** The handler of every other operation of the contract. */
export const handlers: Handlers<Exclude<OperationId, OwnWay>> = {
  ...activityHandlers,
  ...alertAddressHandlers,
  ...applicationHandlers,
  ...applicationKeyHandlers,
  ...attemptHandlers,
  ...authenticationHandlers,
  ...backgroundTaskHandlers,
  ...endpointActionHandlers,
  ...endpointHandlers,
  ...eventTypeHandlers,
  ...inspectorHandlers,
  ...messageHandlers,
  ...operationalEndpointHandlers,
};
