import { expect, it } from "vitest";
import { checkUrl } from "./check-url.ts";

it.each(["", "h", "https:/", "https://"])("says nothing while one begins to type: %j", (text) => {
  expect(checkUrl(text, "none")).toBeNull();
});

it.each([
  ["kopi.example/hooks", "no_url"],
  ["https://", null],
  ["https:// kopi.example", "no_url"],
  ["ftp://kopi.example", "no_url"],
  ["http://kopi.example/hooks", "no_https"],
  ["https://kopi.example/hooks", null],
  ["https://192.168.1.4/hooks", "private"],
  ["https://10.0.0.1", "private"],
  ["https://172.20.0.1", "private"],
  ["https://172.40.0.1", null],
  ["https://169.254.169.254/latest", "private"],
  ["https://[fd00::1]/", "private"],
  ["https://printer.local/", "private"],
  ["http://localhost:4000/hooks", "private"],
  ["http://2130706433/", "private"],
] as const)("judges %s as %s", (text, problem) => {
  expect(checkUrl(text, "none")).toBe(problem);
});

it("takes this machine where the server does", () => {
  expect(checkUrl("http://127.0.0.1:4000/hooks", "loopback")).toBeNull();
  expect(checkUrl("http://192.168.1.4/", "loopback")).toBe("private");
});
