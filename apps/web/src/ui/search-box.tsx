"use client";

import { SearchField } from "@heroui/react";

type SearchBoxProps = {
  label: string;
  value: string | undefined;
  onChange: (text: string | undefined) => void;
};

/** Looked for when Enter is pressed; what is looked for stands in the address. */
export function SearchBox({ label, value, onChange }: SearchBoxProps) {
  return (
    <SearchField
      key={value ?? ""}
      aria-label={label}
      defaultValue={value ?? ""}
      onSubmit={(next) => onChange(next.trim() || undefined)}
      onClear={() => onChange(undefined)}
      className="w-72 max-sm:w-full"
    >
      <SearchField.Group className="h-8">
        <SearchField.SearchIcon />
        <SearchField.Input placeholder={label} className="min-w-0 text-[13px]" />
        {value === undefined ? null : <SearchField.ClearButton />}
      </SearchField.Group>
    </SearchField>
  );
}
