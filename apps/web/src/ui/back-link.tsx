import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

/** The way back up from a detail. */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      className="mb-4 inline-flex items-center gap-1.5 rounded-sm text-[13px] text-muted hover:text-foreground"
    >
      <ArrowLeft className="size-3.5" strokeWidth={1.5} aria-hidden="true" />
      {children}
    </Link>
  );
}
