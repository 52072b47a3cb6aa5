import type { ApplicationEventTypeOut } from "@posthorn/contract";
import { expect, it } from "vitest";
import { findEventTypes, groupEventTypes } from "./group-event-types.ts";

const typeOf = (name: string, more: Partial<ApplicationEventTypeOut> = {}): ApplicationEventTypeOut => ({
  ...{ name, title: null, description: "", language: "en", groupName: null, deprecated: false },
  ...{ hasExample: false, endpoints: 0, messagesOf30Days: 0, ...more },
});

it("groups by the host's group, else by the first dot; what stands alone comes first", () => {
  const types = [
    typeOf("order.created"),
    typeOf("order.line.added"),
    typeOf("ping"),
    typeOf("stay.booked", { groupName: "Hotel" }),
  ];
  expect(
    groupEventTypes(types).map(({ name, types: members }) => [name, members.map((one) => one.name)]),
  ).toEqual([
    [null, ["ping"]],
    ["Hotel", ["stay.booked"]],
    ["order", ["order.created", "order.line.added"]],
  ]);
});

it("finds by name, title and description, whatever the case", () => {
  const types = [
    typeOf("order.created", { title: "Đơn hàng mới" }),
    typeOf("ping", { description: "Says that it lives." }),
  ];
  const found = (text: string | undefined) => findEventTypes(types, text).map(({ name }) => name);
  expect(found("ĐƠN")).toEqual(["order.created"]);
  expect(found("lives")).toEqual(["ping"]);
  expect(found(undefined)).toEqual(["order.created", "ping"]);
  expect(found("nothing")).toEqual([]);
});
