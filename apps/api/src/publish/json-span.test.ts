import { describe, expect, it } from "vitest";
import { elementSpans, memberSpan } from "./json-span.ts";

describe("memberSpan", () => {
  it.each([
    ['{"payload":{"a":1.10}}', '{"a":1.10}'],
    ['{ "eventType" : "x", "payload" :\n [1, 2 ] }', "[1, 2 ]"],
    ['{"payload":1,"payload":2}', "2"],
    ['{"p\\u0061yload":"\\"}{"}', '"\\"}{"'],
    ['{"x":{"payload":1},"payload":null}', "null"],
    ['{"x":"payload","payload":-1e9,"y":[]}', "-1e9"],
    ['{"payload":"☕ 12"}', '"☕ 12"'],
    ['\t{"a":"\\\\","payload":true}', "true"],
  ])("finds the exact bytes of the payload in %s", (text, expected) => {
    const bytes = Buffer.from(text);
    JSON.parse(text);
    const span = memberSpan(bytes, "payload");
    expect(span && bytes.toString("utf8", span.start, span.end)).toBe(expected);
  });

  it.each(["{}", '{"x":{"payload":1}}', '{"x":["payload",1]}'])("finds none in %s", (text) => {
    expect(memberSpan(Buffer.from(text), "payload")).toBeNull();
  });
});

describe("elementSpans", () => {
  it("finds the exact bytes of each element", () => {
    const bytes = Buffer.from('{"messages":[ {"a":1}, 2 ,"]",[[]] ]}');
    const list = memberSpan(bytes, "messages");
    const texts = elementSpans(bytes, list?.start ?? 0).map((span) =>
      bytes.toString("utf8", span.start, span.end),
    );
    expect(texts).toEqual(['{"a":1}', "2", '"]"', "[[]]"]);
    expect(elementSpans(Buffer.from("[ ]"), 0)).toEqual([]);
  });
});
