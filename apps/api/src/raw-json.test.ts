import { rawJson } from "@posthorn/domain";
import { describe, expect, it } from "vitest";
import { printJson } from "./raw-json.ts";

describe("printJson", () => {
  it("splices raw pieces in byte for byte", () => {
    const first = '{ "total": 12345678901234567890, "price": 1.10, "2": 1, "1": 2 }';
    const answer = { data: [{ id: "a", payload: rawJson(first) }, { payload: rawJson("[]") }], done: true };
    expect(printJson(answer)).toBe(`{"data":[{"id":"a","payload":${first}},{"payload":[]}],"done":true}`);
  });

  it("prints what has no raw piece as JSON does", () => {
    const answer = { a: [1, null, undefined], b: undefined, at: new Date(0) };
    expect(printJson(answer)).toBe(JSON.stringify(answer));
  });

  it("takes nothing that came as JSON for a raw piece", () => {
    const foreign = JSON.parse('{"posthorn.rawJson":"]","Symbol(posthorn.rawJson)":"]"}');
    expect(printJson(foreign)).toBe(JSON.stringify(foreign));
  });
});
