import type * as contract from "@posthorn/contract";
import { describe, expectTypeOf, it } from "vitest";
import type { Attempt, Endpoint, EndpointFields, EventType, EventTypeDetail, Message } from "./answers.ts";

describe("the types of the hooks", () => {
  it("are those of the contract", () => {
    expectTypeOf<contract.EndpointOut>().toExtend<Endpoint>();
    expectTypeOf<contract.EventTypeOut>().toExtend<EventType>();
    expectTypeOf<contract.ApplicationEventTypeDetailOut>().toExtend<EventTypeDetail>();
    expectTypeOf<contract.MessageOut>().toExtend<Message>();
    expectTypeOf<contract.MessageAttemptOut>().toExtend<Attempt>();
    expectTypeOf<keyof EndpointFields>().toExtend<keyof contract.EndpointInWire>();
  });
});
