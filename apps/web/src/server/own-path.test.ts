import { expect, it } from "vitest";
import { ownPath } from "./own-path.ts";

it("keeps a path with its query", () => {
  expect(ownPath("/env_1/messages?state=failed")).toBe("/env_1/messages?state=failed");
});

it.each([
  "//evil.example/a",
  "/\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "/\t/evil.example",
  undefined,
  ["/a"],
])("does not lead to another site: %j", (value) => {
  expect(ownPath(value)).toBe("/");
});
