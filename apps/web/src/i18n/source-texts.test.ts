import { glob, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { flatMessages, parametersOf } from "./flat-messages.fixture.ts";
import { type KeyUse, readSource, type StrayText } from "./source-texts.fixture.ts";

const folder = join(import.meta.dirname, "..");
let strays: StrayText[];
let uses: KeyUse[];

beforeAll(async () => {
  const found = [];
  for await (const name of glob("**/*.{ts,tsx}", { cwd: folder })) {
    if (/\.(?:test|fixture)\.tsx?$/.test(name)) continue;
    const file = join(folder, name);
    found.push(readSource(file, await readFile(file, "utf8")));
  }
  strays = found.flatMap((source) => source.strays);
  uses = found.flatMap((source) => source.uses);
});

const placeOf = ({ file, line }: { file: string; line: number }) => `${relative(folder, file)}:${line}`;

describe("the source of the web app", () => {
  it("shows people no text that is not a message", () => {
    expect(strays.map((stray) => `${placeOf(stray)} ${stray.text}`)).toEqual([]);
  });

  it("gives each message the parameters that it has", async () => {
    const english = await flatMessages("en");
    const wrong = uses.flatMap((use) => {
      const text = english.get(use.key);
      if (text === undefined) return [`${placeOf(use)} ${use.key} is no message`];
      if (use.given === undefined) return [];
      const wanted = parametersOf(text).map(({ name }) => name);
      const missing = wanted.filter((name) => !use.given?.includes(name));
      const unknown = use.given.filter((name) => !wanted.includes(name));
      if (missing.length + unknown.length === 0) return [];
      return [`${placeOf(use)} ${use.key} lacks [${missing}] and does not have [${unknown}]`];
    });
    expect(wrong).toEqual([]);
    expect(uses.length).toBeGreaterThan(100);
  });
});

describe("readSource", () => {
  const read = (source: string) => readSource("page.tsx", source).strays.map(({ text }) => text);

  it("finds what is shown or read out, and leaves code and names alone", () => {
    expect(read("const a = <p>Sign in</p>;")).toEqual(["Sign in"]);
    expect(read('const a = <Button aria-label="Close" className="p-2" />;')).toEqual(["Close"]);
    expect(read('const a = <Input placeholder={isOn ? "Search" : `None`} />;')).toEqual(["Search", "None"]);
    expect(read('const a = <p>{count === 1 ? "one" : t("many")}</p>;')).toEqual(["one"]);
    expect(read('toast.success("Saved");')).toEqual(["Saved"]);
    expect(read('const a = <Logo kind="whole">Posthorn · {t("by")}</Logo>;')).toEqual([]);
  });

  it("knows the noun of a translator by the function that it is in", () => {
    const source = `
      function One() { const t = useTranslations("one"); return t("a", { count }); }
      async function Two() { const t = await getTranslations("two"); return t.rich("b"); }`;
    expect(readSource("page.tsx", source).uses).toMatchObject([
      { key: "one.a", given: ["count"] },
      { key: "two.b", given: [] },
    ]);
  });
});
