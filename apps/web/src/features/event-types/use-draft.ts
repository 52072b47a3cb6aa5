import type { DraftCheck, EventTypeDetail, ExampleCheck } from "@posthorn/domain";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "#trpc/client.tsx";
import { type Parsed, parseObject, parseValue, splitExample, withExample } from "./draft-text.ts";

const restMs = 400;

export type Draft = ReturnType<typeof useDraft>;

/**
 * What somebody writes of a schema and its example, and what the server says of it when they rest. What was typed
 * stays when the draft is saved; only a discarded one gives way to what is published.
 */
export function useDraft(environmentId: string, detail: EventTypeDetail, canChange: boolean) {
  const [texts, setTexts] = useState(() => textsOf(detail));
  const [saved, setSaved] = useState(texts);
  const schema = parseObject(texts.schemaText);
  const example = parseValue(texts.exampleText);
  const whole = schema.value === undefined ? undefined : withExample(schema.value, example.value);
  const check = useCheck(environmentId, canChange ? whole : undefined);
  return {
    ...texts,
    /** The schema as it would be saved; undefined while it is no JSON object, or the example is no JSON. */
    whole: example.isBroken ? undefined : whole,
    schema: schema.value,
    isChanged: texts.schemaText !== saved.schemaText || texts.exampleText !== saved.exampleText,
    isExampleBroken: example.isBroken,
    /** Who only looks is told what is known of the draft; of what is published, nothing was asked. */
    example: canChange ? exampleCheck(example, check) : (detail.draft?.example ?? null),
    schemaProblems: check?.problem ? [check.problem] : none,
    exampleProblems: check?.example?.kind === "invalid" ? check.example.problems : none,
    setSchemaText: (schemaText: string) => setTexts((now) => ({ ...now, schemaText })),
    setExampleText: (exampleText: string) => setTexts((now) => ({ ...now, exampleText })),
    markSaved: () => setSaved(texts),
    startFrom: (next: EventTypeDetail) => {
      setTexts(textsOf(next));
      setSaved(textsOf(next));
    },
  };
}

const none: readonly { path: string; message: string }[] = [];

function textsOf({ draft, versions }: EventTypeDetail) {
  return splitExample(draft?.schema ?? versions[0]?.schema ?? null);
}

function exampleCheck(
  { isBroken, value }: Parsed<unknown>,
  check: DraftCheck | undefined,
): ExampleCheck | null | undefined {
  if (isBroken || value === undefined) return null;
  return check?.problem ? { kind: "unchecked" } : check?.example;
}

/** Of the newest text that was checked; undefined until one was. */
function useCheck(
  environmentId: string,
  schema: Record<string, unknown> | undefined,
): DraftCheck | undefined {
  const trpc = useTRPC();
  const { mutate, data } = useMutation(trpc.eventTypes.check.mutationOptions());
  const text = schema === undefined ? undefined : JSON.stringify(schema);
  useEffect(() => {
    if (text === undefined) return;
    const timer = setTimeout(() => mutate({ environmentId, schema: JSON.parse(text) }), restMs);
    return () => clearTimeout(timer);
  }, [environmentId, text, mutate]);
  return data;
}
