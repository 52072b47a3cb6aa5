import type * as contract from "@posthorn/contract";
import { errors } from "@posthorn/contract";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { Application, ApplicationChanges, ApplicationInput } from "../applications/application.ts";
import type { Attempt } from "../attempts/attempt.ts";
import type {
  Endpoint,
  EndpointChanges,
  EndpointHeaders,
  EndpointInput,
  EndpointStats,
  Recovery,
} from "../endpoints/endpoint.ts";
import { apiErrorCodes } from "../errors/error-codes.ts";
import type { PosthornIssue } from "../errors/posthorn-error.ts";
import type { Message } from "../messages/message.ts";
import type { EndpointMessage, MessageEndpoint } from "../messages/messages.ts";
import type { Capability } from "../portal/portal.ts";
import type { Page } from "./page.ts";

/** One object in place of an intersection, so that two types are compared field by field. */
type Flat<T> = { [Key in keyof T]: T[Key] };

describe("the types of answers", () => {
  it("are those of the contract, field by field", () => {
    expectTypeOf<Application>().toEqualTypeOf<contract.ApplicationOut>();
    expectTypeOf<Flat<Endpoint>>().toEqualTypeOf<Flat<contract.EndpointOut>>();
    expectTypeOf<EndpointHeaders>().toEqualTypeOf<contract.EndpointHeadersOut>();
    expectTypeOf<EndpointStats>().toEqualTypeOf<contract.EndpointStats>();
    expectTypeOf<Message>().toEqualTypeOf<contract.MessageOut>();
    expectTypeOf<Flat<EndpointMessage>>().toEqualTypeOf<Flat<contract.EndpointMessageOut>>();
    expectTypeOf<Flat<MessageEndpoint>>().toEqualTypeOf<Flat<contract.MessageEndpointOut>>();
    expectTypeOf<Flat<Attempt>>().toEqualTypeOf<Flat<contract.MessageAttemptOut>>();
    expectTypeOf<Page<string>>().toEqualTypeOf<contract.ListResponse<string>>();
    expectTypeOf<Capability>().toEqualTypeOf<contract.Capability>();
    expectTypeOf<contract.RecoverOut>().toExtend<Recovery>();
    expectTypeOf<contract.ValidationIssue>().toExtend<PosthornIssue>();
  });
});

/** The fields of a request, without the names that an older client has for some. */
type NamedNow<Wire> = Exclude<keyof Wire, keyof typeof contract.olderNames>;

describe("the types of inputs", () => {
  it("are taken by the contract, and know every field that it takes", () => {
    expectTypeOf<ApplicationInput>().toExtend<contract.ApplicationInWire>();
    expectTypeOf<ApplicationChanges>().toExtend<contract.ApplicationPatch>();
    expectTypeOf<EndpointInput>().toExtend<contract.EndpointInWire>();
    expectTypeOf<EndpointChanges>().toExtend<contract.EndpointPatch>();
    expectTypeOf<keyof ApplicationInput>().toEqualTypeOf<keyof contract.ApplicationInWire>();
    expectTypeOf<keyof ApplicationChanges>().toEqualTypeOf<keyof contract.ApplicationPatch>();
    expectTypeOf<keyof EndpointInput>().toEqualTypeOf<NamedNow<contract.EndpointInWire>>();
    expectTypeOf<keyof EndpointChanges>().toEqualTypeOf<NamedNow<contract.EndpointPatch>>();
  });
});

describe("the error codes", () => {
  it("are those of the contract", () => {
    expect([...apiErrorCodes].sort()).toEqual(Object.keys(errors).sort());
  });
});
