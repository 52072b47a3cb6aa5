import { describe, expect, it } from "vitest";
import { memberText, scanChildren, scanJson } from "./scan-json.ts";

function entries(text: string): [string | null, string][] {
  const root = scanJson(text);
  if (!root) throw new Error("not JSON");
  return scanChildren(text, root).map((child) => [child.key, text.slice(child.start, child.end)]);
}

describe("scanChildren", () => {
  it("keeps numbers, order and repeated keys as they stand", () => {
    expect(entries('{ "big": 12345678901234567890, "price": 1.10,"2":"b", "1":"a", "1":-0.0e+10 }')).toEqual([
      ['"big"', "12345678901234567890"],
      ['"price"', "1.10"],
      ['"2"', '"b"'],
      ['"1"', '"a"'],
      ['"1"', "-0.0e+10"],
    ]);
  });

  it("is not misled by brackets, commas and quotes inside strings", () => {
    const text = String.raw`[ "a,]}\"", {"k\\":[1,{"x":"]"}]} , [] , {} ]`;
    expect(entries(text)).toEqual([
      [null, String.raw`"a,]}\""`],
      [null, String.raw`{"k\\":[1,{"x":"]"}]}`],
      [null, "[]"],
      [null, "{}"],
    ]);
  });

  it("counts the entries of each list and object", () => {
    const text = '{"a":[1,[2,3],{"b":[4]}],"c":[ ],"d":{"e":{}},"f":[[]]}';
    const root = scanJson(text);
    expect(root?.count).toBe(4);
    expect(root && scanChildren(text, root).map((child) => child.count)).toEqual([3, 0, 1, 1]);
  });

  it("gives a part of a long list", () => {
    const text = `[${Array.from({ length: 1_000 }, (_, i) => i).join(",")}]`;
    const root = scanJson(text);
    const part = root && scanChildren(text, root, 990, 200);
    expect(part?.map((child) => text.slice(child.start, child.end))).toEqual(
      Array.from({ length: 10 }, (_, i) => String(990 + i)),
    );
  });
});

describe("scanJson", () => {
  it.each(["", "{", '{"a":1', '"a', "a=1&b=2", "{} {}", "<a/>", "nul"])("gives up on %j", (text) => {
    expect(scanJson(text)).toBeNull();
  });

  it.each(["true", " null ", "-1.5", '"a"'])("takes %j, which is no list and no object", (text) => {
    expect(scanJson(text)?.count).toBe(0);
  });

  it("goes through a mebibyte at once", () => {
    const text = `[${Array.from({ length: 40_000 }, (_, i) => `{"sku":"SKU-${i}","n":${i}}`).join(",")}]`;
    const startedAt = performance.now();
    const root = scanJson(text);
    expect(root && scanChildren(text, root, 39_900).length).toBe(100);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});

describe("memberText", () => {
  it("takes a member as it stands, the last of several", () => {
    expect(
      memberText('{"id":"msg_1","payload":{"n":1.10},"payload": {"n":12345678901234567890} }', "payload"),
    ).toBe('{"n":12345678901234567890}');
    expect(memberText('{"a":1}', "payload")).toBeUndefined();
    expect(memberText("[1]", "payload")).toBeUndefined();
  });
});
