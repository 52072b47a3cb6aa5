import { describe, expect, it } from "vitest";
import { unreadableQueryIssues } from "./errors.ts";
import { applicationListQuery, eventTypeListQuery, messageListQuery } from "./list-query.ts";

const id = "msg_2ZCRQkyXVTGXuN4gDXvDmyRSWPb";
const issueOf = (query: object) => messageListQuery.safeParse(query).error?.issues[0];

describe("list queries", () => {
  it("have defaults, and ignore what they do not know", () => {
    expect(applicationListQuery.parse({ surprise: "1" })).toMatchObject({ limit: 50, order: "ascending" });
    expect(messageListQuery.parse({})).toEqual({ limit: 50, with_content: true, with_state: false });
  });

  it.each([
    { event_types: "a,b" },
    { event_types: ["a", "b"] },
    { event_types: ["a,b"] },
    { "event_types[]": ["a", "b"] },
    { "event_types[]": "a,b" },
    { "event_types[0]": "a", "event_types[1]": "b" },
    { event_types: "a", "event_types[0]": "b" },
  ])("read the event types of %j", (query) => {
    expect(messageListQuery.parse(query).event_types).toEqual(["a", "b"]);
  });

  it.each([{ event_types: "" }, { event_types: "," }, { "event_types[]": "" }, {}])(
    "read %j as no filter",
    (query) => {
      expect(messageListQuery.parse(query).event_types).toBeUndefined();
    },
  );

  it("take limits of 1 to 250", () => {
    expect(messageListQuery.parse({ limit: "1" }).limit).toBe(1);
    expect(messageListQuery.parse({ limit: "250" }).limit).toBe(250);
  });

  it.each(["0", "251", "-1"])("refuse the limit %s as one that does not fit (422)", (limit) => {
    const issue = issueOf({ limit });
    expect(issue?.path).toEqual(["limit"]);
    expect(unreadableQueryIssues).not.toContain(issue?.code);
  });

  it.each([
    { limit: "ten" },
    { limit: "" },
    { limit: "1.5" },
    { limit: ["1", "2"] },
    { with_content: "yes" },
    { before: "yesterday" },
    { before: "2026-01-01T00:00:00" },
  ])("refuse %j as one that cannot be read (400)", (query) => {
    expect(unreadableQueryIssues).toContain(issueOf(query)?.code);
  });

  it.each([id, `-${id}`])("take the iterator %s", (iterator) => {
    expect(messageListQuery.parse({ iterator }).iterator).toBe(iterator);
  });

  it.each([
    "",
    "x",
    `--${id}`,
    `${id}\n`,
    "ep_2ZCRQkyXVTGXuN4gDXvDmyRSWPb",
    "1; drop table",
    "a".repeat(10_000),
  ])("refuse the iterator %j (422)", (iterator) => {
    const issue = issueOf({ iterator });
    expect(issue?.path).toEqual(["iterator"]);
    expect(unreadableQueryIssues).not.toContain(issue?.code);
  });

  it("take an event type's name as iterator where the list is by name", () => {
    expect(eventTypeListQuery.parse({ iterator: "-order.created" }).iterator).toBe("-order.created");
    expect(eventTypeListQuery.safeParse({ iterator: "--order.created" }).success).toBe(false);
  });

  it("read instants with any offset", () => {
    const { before } = messageListQuery.parse({ before: "2026-11-22T09:12:00.5+07:00" });
    expect(before?.toISOString()).toBe("2026-11-22T02:12:00.500Z");
  });
});
