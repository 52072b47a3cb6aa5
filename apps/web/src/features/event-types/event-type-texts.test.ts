import { describe, expect, it } from "vitest";
import { changesOf, textsOf, wordsShown } from "./event-type-texts.ts";

const described = {
  title: "Order placed",
  description: "An order was placed.",
  translations: { ru: { title: null, description: "Создан заказ." } },
};

describe("the texts of an event type", () => {
  it("become the change that leaves them as they are", () => {
    expect(changesOf(textsOf(described))).toEqual(described);
  });

  it("take a language away whose description is empty", () => {
    const texts = { ...textsOf(described), ru: { title: "x", description: " " } };
    expect(changesOf(texts).translations).toEqual({});
  });

  it("fall back to the English, and say so", () => {
    const texts = textsOf(described);
    expect(wordsShown(texts, "vi")).toEqual({
      title: "Order placed",
      description: "An order was placed.",
      language: "en",
    });
    expect(wordsShown(texts, "ru")).toEqual({ title: "", description: "Создан заказ.", language: "ru" });
  });
});
