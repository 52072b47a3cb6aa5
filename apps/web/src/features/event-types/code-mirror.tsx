"use client";

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json, jsonParseLinter } from "@codemirror/lang-json";
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { useEffect, useRef } from "react";
import { placeOf } from "./json-place.ts";

export type JsonEditorProps = {
  label: string;
  value: string;
  onChange: (text: string) => void;
  isReadOnly: boolean;
  /** Where (a JSON pointer) and why. */
  problems: readonly { path: string; message: string }[];
};

/** Tab leaves the field, as it does everywhere. */
export function CodeMirror({ label, value, onChange, isReadOnly, problems }: JsonEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const told = useRef(onChange);
  const first = useRef(value);
  useEffect(() => {
    told.current = onChange;
  }, [onChange]);

  useEffect(() => {
    if (!host.current) return;
    const extensions = [
      ...look(),
      EditorState.readOnly.of(isReadOnly),
      EditorView.contentAttributes.of({ "aria-label": label, "aria-multiline": "true", spellcheck: "false" }),
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (docChanged) told.current(state.doc.toString());
      }),
    ];
    const made = new EditorView({ doc: first.current, extensions, parent: host.current });
    view.current = made;
    return () => {
      first.current = made.state.doc.toString();
      made.destroy();
    };
  }, [label, isReadOnly]);

  useEffect(() => {
    const { current } = view;
    if (!current || current.state.doc.toString() === value) return;
    current.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: value } });
  }, [value]);

  useEffect(() => {
    const { current } = view;
    if (!current) return;
    // Until it is JSON again nothing else is known of it.
    const broken = value.trim() === "" ? [] : jsonParseLinter()(current);
    const found = problems.map(({ path, message }): Diagnostic => {
      return { ...placeOf(current.state, path), severity: "error", message };
    });
    current.dispatch(setDiagnostics(current.state, broken.length > 0 ? broken : found));
  }, [value, problems]);

  return (
    <div className="flex flex-col gap-1.5">
      <div
        ref={host}
        className="overflow-hidden rounded-lg border bg-surface focus-within:border-accent focus-within:ring-1 focus-within:ring-accent"
      />
      {problems.length > 0 ? (
        <ul className="text-[13px] text-danger" role="alert">
          {problems.slice(0, 5).map(({ path, message }) => (
            <li key={`${path} ${message}`} className="[overflow-wrap:anywhere]">
              {path === "" || message.includes(path) ? null : <code className="font-mono">{path} </code>}
              <span lang="en">{message}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function look() {
  return [
    lineNumbers(),
    history(),
    json(),
    indentOnInput(),
    bracketMatching(),
    syntaxHighlighting(colours),
    EditorView.lineWrapping,
    EditorView.cspNonce.of(pageNonce()),
    keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
    theme,
  ];
}

/** The browser hides it in the attribute and keeps it in the property. */
function pageNonce(): string {
  return document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
}

const colours = HighlightStyle.define([
  { tag: tags.string, color: "var(--code-string)" },
  { tag: tags.number, color: "var(--code-number)" },
  { tag: [tags.bool, tags.null], color: "var(--code-word)" },
  { tag: tags.propertyName, color: "var(--foreground)" },
  { tag: [tags.separator, tags.brace, tags.squareBracket], color: "var(--muted)" },
]);

const theme = EditorView.theme({
  "&": { fontSize: "13px", color: "var(--foreground)", maxHeight: "36rem", minHeight: "12rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-geist-mono), ui-monospace, monospace", lineHeight: "1.6" },
  ".cm-content": { caretColor: "var(--foreground)", padding: "8px 0" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--muted)", border: "none" },
  ".cm-cursor": { borderLeftColor: "var(--foreground)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--default)", outline: "none" },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--danger)",
    textUnderlineOffset: "3px",
  },
  ".cm-tooltip": {
    backgroundColor: "var(--overlay)",
    color: "var(--foreground)",
    border: "1px solid var(--border)",
    borderRadius: "6px",
  },
  ".cm-diagnostic-error": { borderLeft: "3px solid var(--danger)" },
});
