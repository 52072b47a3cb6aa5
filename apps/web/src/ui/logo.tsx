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
        <circle cx="9" cy="11.5" r="5" />
        <path d="M2.5 6.5H9" />
        <path d="M9 16.5h5c2.6 0 4.4-1.6 7.5-5v10c-3.1-3.4-4.9-5-7.5-5" />
      </g>
    </svg>
  );
}
