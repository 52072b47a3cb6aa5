import { CopyButton } from "./copy-button.tsx";

/** Code to copy; long lines scroll inside it. */
export function CodeBlock({ code, label }: { code: string; label: string }) {
  return (
    <div className="flex items-start rounded-lg border bg-surface-secondary">
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        tabIndex={0}
        className="min-w-0 flex-1 overflow-x-auto py-2.5 pl-3 font-mono text-[13px] leading-relaxed"
      >
        <code>{code}</code>
      </pre>
      <CopyButton value={code} label={label} className="m-2 shrink-0" />
    </div>
  );
}
