import { CopyButton } from "./copy-button.tsx";

/** Code to copy; long lines scroll inside it. */
export function CodeBlock({ code, label }: { code: string; label: string }) {
  return (
    <div className="relative rounded-lg border bg-surface-secondary">
      <pre className="overflow-x-auto py-2.5 pr-11 pl-3 font-mono text-[13px] leading-relaxed">
        <code>{code}</code>
      </pre>
      <CopyButton value={code} label={label} className="absolute top-1.5 right-1.5 bg-surface-secondary" />
    </div>
  );
}
