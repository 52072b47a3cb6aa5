import { eventTypesText } from "#features/event-types/event-types-text.ts";

/** Which events an endpoint gets, all of them by name. */
export function EventTypes({ names }: { names: string[] | null }) {
  if (names === null) {
    return (
      <p>
        {eventTypesText.all}. <span className="text-muted">{eventTypesText.allHint}</span>
      </p>
    );
  }
  return (
    <ul className="flex max-h-72 flex-wrap gap-1.5 overflow-y-auto">
      {names.map((name) => (
        <li
          key={name}
          className="rounded-md bg-default px-1.5 py-0.5 font-mono text-[13px] [overflow-wrap:anywhere]"
        >
          {name}
        </li>
      ))}
    </ul>
  );
}
