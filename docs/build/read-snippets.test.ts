import { describe, expect, it } from "vitest";
import { readExamples } from "./read-snippets.ts";

const fence = (head: string, code: string) => `\`\`\`${head}\n${code}\n\`\`\`\n`;

describe("readExamples", () => {
  it("puts TypeScript without a file name together, and files by their first line apart", () => {
    const page = [
      fence("ts", "const a = 1;"),
      fence("ts", "// b.ts\nexport {};"),
      fence("ts", "console.log(a);"),
    ];
    const { files, imported } = readExamples(page.join("\n"));
    expect([...files]).toEqual([
      ["page.ts", "const a = 1;\nconsole.log(a);\n"],
      ["b.ts", "// b.ts\nexport {};\n"],
    ]);
    expect(imported).toEqual(["page.ts", "b.ts"]);
  });

  it("ties an output to the example before it", () => {
    const page = [
      fence("bash", "echo hi"),
      fence("text output", "hi"),
      fence("ts", "log(1)"),
      fence("text output", "1"),
    ];
    const { commands, output } = readExamples(page.join("\n"));
    expect(commands).toEqual([{ code: "echo hi\n", output: "hi\n", line: 1 }]);
    expect(output).toBe("1\n");
  });

  it("keeps what is not to be run from running", () => {
    const { commands, parsedOnly, imported } = readExamples(
      fence("bash not-run", "npm start") + fence("ts not-run", "x"),
    );
    expect(commands).toEqual([]);
    expect(parsedOnly).toHaveLength(1);
    expect(imported).toEqual([]);
  });

  it("refuses an output that belongs to nothing", () => {
    expect(() => readExamples(fence("text output", "1"))).toThrow("line 1");
  });
});
