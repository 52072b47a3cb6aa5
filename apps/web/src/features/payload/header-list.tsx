/** Headers as a table of name and value. */
export function HeaderList({ headers }: { headers: Readonly<Record<string, string>> }) {
  return (
    <dl className="grid grid-cols-[fit-content(40%)_1fr] gap-x-4 font-mono text-[13px] leading-6">
      {Object.entries(headers).map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="[overflow-wrap:anywhere] text-muted">{name}</dt>
          <dd className="[overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
