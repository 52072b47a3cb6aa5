import { CopyButton } from "./copy-button.tsx";
import { shortenId } from "./format.ts";

type IdentifierProps = {
  id: string;
  /** What it is: message id. */
  label: string;
  isWhole?: boolean;
};

/** An id in mono, shortened in the middle, copied whole with one click. */
export function Identifier({ id, label, isWhole = false }: IdentifierProps) {
  return (
    <span className="inline-flex min-w-0 items-center gap-0.5">
      <code title={id} className="truncate font-mono text-[13px]">
        {isWhole ? id : shortenId(id)}
      </code>
      <CopyButton value={id} label={label} />
    </span>
  );
}
