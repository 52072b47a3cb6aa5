"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useFormat } from "#ui/use-format.ts";
import { type JsonNode, scanChildren, scanJson } from "./scan-json.ts";

const pageSize = 200;
const maxShownText = 1_000;
const openByItself = { depth: 3, count: 30 };

/** A JSON text as a tree that reads only what is open. Every value stands as it was sent. */
export function JsonTree({ text }: { text: string }) {
  const [root] = useState(() => scanJson(text));
  if (!root) return null;
  return (
    <ul className="font-mono text-[13px] leading-6">
      <Entry text={text} node={root} depth={0} />
    </ul>
  );
}

type EntryProps = { text: string; node: JsonNode; depth: number };

function Entry(props: EntryProps) {
  const { text, node, depth } = props;
  if (node.count > 0) return <Container {...props} />;
  return (
    <li className="break-words" style={{ paddingInlineStart: indent(depth) }}>
      <Key name={node.key} />
      {node.kind === "object" || node.kind === "array" ? (
        <span className="text-muted">{text.slice(node.start, node.end)}</span>
      ) : (
        <Value text={text} node={node} />
      )}
    </li>
  );
}

function Container({ text, node, depth }: EntryProps) {
  const t = useTranslations("payload");
  const [isExpanded, setIsExpanded] = useState(
    depth === 0 || (depth < openByItself.depth && node.count <= openByItself.count),
  );
  const [shown, setShown] = useState(pageSize);
  const [open, close] = node.kind === "object" ? ["{", "}"] : ["[", "]"];
  const summary =
    node.kind === "object" ? t("keys", { count: node.count }) : t("entries", { count: node.count });
  return (
    <li>
      <button
        type="button"
        aria-expanded={isExpanded}
        onClick={() => setIsExpanded(!isExpanded)}
        className="-ml-0.5 flex w-full items-center rounded-sm text-left hover:bg-default/60"
        style={{ paddingInlineStart: indent(depth) - 14 }}
      >
        <ChevronRight
          className={`mr-0.5 size-3.5 shrink-0 text-muted motion-safe:transition-transform ${isExpanded ? "rotate-90" : ""}`}
          aria-hidden="true"
        />
        <Key name={node.key} />
        <span>{isExpanded ? open : `${open} … ${close}`}</span>
        {isExpanded ? null : <span className="ml-2 text-xs text-muted">{summary}</span>}
      </button>
      {isExpanded ? (
        <>
          <ul>
            {scanChildren(text, node, 0, shown).map((child) => (
              <Entry key={child.start} text={text} node={child} depth={depth + 1} />
            ))}
          </ul>
          {node.count > shown ? (
            <More indentPx={indent(depth + 1)} onPress={() => setShown(shown + pageSize)}>
              {t("more", { count: Math.min(pageSize, node.count - shown) })}
            </More>
          ) : null}
          <span className="block" style={{ paddingInlineStart: indent(depth) }}>
            {close}
          </span>
        </>
      ) : null}
    </li>
  );
}

function Value({ text, node }: { text: string; node: JsonNode }) {
  const t = useTranslations("payload");
  const format = useFormat();
  const [isWhole, setIsWhole] = useState(false);
  const length = node.end - node.start;
  const isCut = length > maxShownText && !isWhole;
  const colours = { string: "text-code-string", number: "text-code-number", word: "text-code-word" } as const;
  const colour = node.kind === "object" || node.kind === "array" ? "" : colours[node.kind];
  return (
    <span className={`${colour} [overflow-wrap:anywhere] whitespace-pre-wrap`}>
      {text.slice(node.start, isCut ? node.start + maxShownText : node.end)}
      {isCut ? (
        <More indentPx={0} onPress={() => setIsWhole(true)}>
          {t("showAll", { size: format.bytes(length) })}
        </More>
      ) : null}
    </span>
  );
}

function Key({ name }: { name: string | null }) {
  if (name === null) return null;
  return (
    <span className="[overflow-wrap:anywhere] text-foreground">
      {name}
      <span className="text-muted">:&nbsp;</span>
    </span>
  );
}

type MoreProps = { indentPx: number; onPress: () => void; children: ReactNode };

function More({ indentPx, onPress, children }: MoreProps) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="font-sans text-[13px] font-medium text-link hover:underline"
      style={{ marginInlineStart: indentPx }}
    >
      {children}
    </button>
  );
}

function indent(depth: number): number {
  return 14 + depth * 16;
}
