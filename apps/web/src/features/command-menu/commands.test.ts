import { describe, expect, it } from "vitest";
import { type Command, commandsLike, messageIdOf, withRecent } from "./commands.ts";

const page = (label: string, hint?: string): Command => ({ group: "pages", label, hint, href: `/${label}` });

describe("commandsLike", () => {
  const commands = [page("Open settings"), page("Settings"), page("Look", "Settings"), page("Сообщения")];

  it("has those with every word, in any case, and first what begins so", () => {
    expect(commandsLike(commands, "SETT").map(({ label }) => label)).toEqual([
      "Settings",
      "Open settings",
      "Look",
    ]);
    expect(commandsLike(commands, "settings look").map(({ label }) => label)).toEqual(["Look"]);
    expect(commandsLike(commands, "сообщ").map(({ label }) => label)).toEqual(["Сообщения"]);
    expect(commandsLike(commands, "nothing")).toEqual([]);
  });

  it("has all, in their order, while nothing is typed", () => {
    expect(commandsLike(commands, " ")).toEqual(commands);
  });
});

describe("withRecent", () => {
  it("keeps the five that were chosen last, each once", () => {
    const labels = ["a", "b", "c", "a", "d", "e", "f"];
    const recent = labels.map((label) => page(label)).reduce<Command[]>(withRecent, []);
    expect(recent.map(({ label }) => label)).toEqual(["f", "e", "d", "a", "c"]);
    expect(recent.every(({ group }) => group === "recent")).toBe(true);
  });
});

describe("messageIdOf", () => {
  it("is a whole id, with spaces around it", () => {
    const id = `msg_${"2".repeat(27)}`;
    expect(messageIdOf(` ${id} `)).toBe(id);
    expect(messageIdOf(id.slice(0, -1))).toBeNull();
    expect(messageIdOf(`app_${"2".repeat(27)}`)).toBeNull();
  });
});
