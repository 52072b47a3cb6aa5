import { limits } from "@posthorn/contract";
import { expect, it } from "vitest";
import { readOrigins } from "./read-origins.ts";

it("reads origins by lines or commas, each once, and addresses by their origin", () => {
  const text =
    "https://shop.example\nHTTPS://Admin.shop.example/settings?a=1, https://shop.example\n\nhttp://localhost:3000";
  expect(readOrigins(text)).toEqual({
    origins: ["https://shop.example", "https://admin.shop.example", "http://localhost:3000"],
    wrong: [],
    isTooMany: false,
  });
});

it("names what is no origin, and says when there are too many", () => {
  expect(readOrigins("shop.example *.shop.example javascript:alert(1)").wrong).toEqual([
    "shop.example",
    "*.shop.example",
    "javascript:alert(1)",
  ]);
  const many = Array.from({ length: limits.embedOrigins + 1 }, (_, at) => `https://shop-${at}.example`);
  expect(readOrigins(many.join("\n")).isTooMany).toBe(true);
});
