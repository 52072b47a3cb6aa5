/** The name with its mark: a post horn. */
export function Logo({ className = "" }: { className?: string }) {
  return (
    <span className={`inline-flex items-center gap-2 font-semibold tracking-tight ${className}`}>
      <LogoMark />
      Posthorn
    </span>
  );
}

export function LogoMark() {
  return (
    <svg viewBox="0 0 24 24" className="size-5 shrink-0 text-accent" fill="none" aria-hidden="true">
      <g stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round">
        <circle cx="9.5" cy="13" r="5" />
        <path d="M9.5 18H15c2.2 0 3.4-1.2 4-3.2L21 8v12l-3.4-3" />
        <path d="M9.5 8H3" />
      </g>
    </svg>
  );
}
