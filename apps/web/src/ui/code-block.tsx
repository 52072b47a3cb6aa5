import { CopyButton } from "./copy-button.tsx";

/** Code to copy; long lines wrap, so that nothing of it is hidden. */
export function CodeBlock({ code, label }: { code: string; label: string }) {
  return (
    <div className="flex items-start rounded-lg border bg-surface-secondary">
      <pre className="wrap-anywhere min-w-0 flex-1 whitespace-pre-wrap py-2.5 pl-3 font-mono text-[13px] leading-relaxed">
        <code>{code}</code>
      </pre>
      <CopyButton value={code} label={label} className="m-2 shrink-0" />
    </div>
  );
}
