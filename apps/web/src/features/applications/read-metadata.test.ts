import { expect, it } from "vitest";
import { readMetadata } from "./read-metadata.ts";

it("reads an object of texts, takes nothing for an empty one, and refuses all else", () => {
  expect(readMetadata('{ "plan": "pro" }')).toEqual({ plan: "pro" });
  expect(readMetadata("  ")).toEqual({});
  for (const text of ["{", "[]", '{"a":1}', '"a"', "null"]) expect(readMetadata(text)).toBeNull();
});
