import { json } from "@codemirror/lang-json";
import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { placeOf } from "./json-place.ts";

const text = `{
  "order": { "id": 1, "a/b": [true, { "x\\u0021": null }] },
  "empty": {
  }
}`;
const state = EditorState.create({ doc: text, extensions: [json()] });
const at = (pointer: string, ofState = state) => {
  const { from, to } = placeOf(ofState, pointer);
  return ofState.sliceDoc(from, to);
};

describe("placeOf", () => {
  it.each([
    ["/order/id", '"id"'],
    ["/order/a~1b", '"a/b"'],
    ["/order/a~1b/0", "true"],
    ["/order/a~1b/1/x!", '"x\\u0021"'],
    ["/order/missing", '"order"'],
    ["/empty", '"empty"'],
    ["", "{"],
  ])("finds %s", (pointer, expected) => {
    expect(at(pointer)).toBe(expected);
  });

  it("goes as far as it can in what is no JSON", () => {
    const broken = EditorState.create({ doc: '{ "a": { "b": ', extensions: [json()] });
    expect(at("/a/b", broken)).toBe('"a"');
    expect(at("/a", EditorState.create({ doc: "", extensions: [json()] }))).toBe("");
  });
});
