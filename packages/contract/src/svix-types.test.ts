import type * as svix from "svix";
import { describe, expectTypeOf, it } from "vitest";
import type { ApplicationInWire, ApplicationOut } from "./application.ts";
import type { EndpointMessageOut, MessageAttemptOut, MessageEndpointOut } from "./attempt.ts";
import type { AppPortalAccessInWire, AppPortalAccessOut } from "./authentication.ts";
import type { BackgroundTaskOut, RecoverOut } from "./background-task.ts";
import type { EndpointInWire, EndpointOut } from "./endpoint.ts";
import type { EndpointStats, RecoverInWire } from "./endpoint-actions.ts";
import type { EndpointHeadersOut } from "./endpoint-headers.ts";
import type { EventTypeInWire, EventTypeOut } from "./event-type.ts";
import type { EventTypeImportOpenApiInWire } from "./event-type-import.ts";
import type { ListResponse } from "./list.ts";
import type { MessageOut } from "./message.ts";
import type { OperationalWebhookEndpointOut } from "./operational-endpoint.ts";

/** A type of the official client as it is on the wire: instants as text, enums as their values. */
type OnWire<T> = 0 extends 1 & T
  ? unknown
  : T extends Date
    ? string
    : T extends number | string
      ? Plain<T>
      : T extends (infer Item)[]
        ? OnWire<Item>[]
        : T extends object
          ? { [Key in keyof T]: OnWire<T[Key]> | IfOptional<T, Key> }
          : T;

type IfOptional<T, Key extends keyof T> = object extends Pick<T, Key> ? undefined : never;

type Plain<T extends number | string> = `${T}` extends `${infer N extends number}`
  ? N
  : T extends string
    ? `${T}`
    : T;

describe("answers", () => {
  it("have every field of the official client's types", () => {
    expectTypeOf<ApplicationOut>().toExtend<OnWire<svix.ApplicationOut>>();
    expectTypeOf<EndpointOut>().toExtend<OnWire<svix.EndpointOut>>();
    expectTypeOf<EndpointStats>().toExtend<OnWire<svix.EndpointStats>>();
    expectTypeOf<EndpointHeadersOut>().toExtend<OnWire<svix.EndpointHeadersOut>>();
    expectTypeOf<MessageOut>().toExtend<OnWire<svix.MessageOut>>();
    expectTypeOf<MessageAttemptOut>().toExtend<OnWire<svix.MessageAttemptOut>>();
    expectTypeOf<EventTypeOut>().toExtend<OnWire<svix.EventTypeOut>>();
    expectTypeOf<RecoverOut>().toExtend<OnWire<svix.RecoverOut>>();
    expectTypeOf<BackgroundTaskOut>().toExtend<OnWire<svix.RecoverOut>>();
    expectTypeOf<AppPortalAccessOut>().toExtend<svix.AppPortalAccessOut>();
    expectTypeOf<OperationalWebhookEndpointOut>().toExtend<OnWire<svix.OperationalWebhookEndpointOut>>();
    expectTypeOf<ListResponse<ApplicationOut>>().toExtend<OnWire<svix.ListResponseApplicationOut>>();
    expectTypeOf<ListResponse<EndpointMessageOut>>().toExtend<OnWire<svix.ListResponseEndpointMessageOut>>();
    expectTypeOf<ListResponse<MessageEndpointOut>>().toExtend<OnWire<svix.ListResponseMessageEndpointOut>>();
  });
});

describe("requests", () => {
  it("take everything that the official client's types allow", () => {
    expectTypeOf<OnWire<svix.ApplicationIn>>().toExtend<ApplicationInWire>();
    expectTypeOf<OnWire<svix.EndpointIn>>().toExtend<EndpointInWire>();
    expectTypeOf<Omit<OnWire<svix.EventTypeIn>, "schemas">>().toExtend<EventTypeInWire>();
    expectTypeOf<
      Omit<OnWire<svix.EventTypeImportOpenApiIn>, "spec">
    >().toExtend<EventTypeImportOpenApiInWire>();
    expectTypeOf<OnWire<svix.RecoverIn>>().toExtend<RecoverInWire>();
    expectTypeOf<OnWire<svix.AppPortalAccessIn>>().toExtend<AppPortalAccessInWire>();
  });
});
