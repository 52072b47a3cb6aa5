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
      <g stroke="currentColor" strokeWidth="1.9" strokeLinecap="round" strokeLinejoin="round">
        <circle cx="9.5" cy="10" r="5.5" />
        <path d="M1.5 4.5h8" />
        <path d="M9.5 15.5c5 0 8.5-1.5 12-6.5v12c-2.5-3.8-7-5.5-12-5.5z" fill="currentColor" />
      </g>
    </svg>
  );
}
