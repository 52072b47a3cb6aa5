"use client";

import { Label, ListBox, Select } from "@heroui/react";
import type { ReactNode } from "react";

type FilterSelectProps = {
  label: string;
  value: string;
  onChange: (key: string) => void;
  className: string;
  /** Its `ListBox.Item`s. */
  children: ReactNode;
};

/** A choice in a line of filters; two beside each other on a phone. */
export function FilterSelect({ label, value, onChange, className, children }: FilterSelectProps) {
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(String(key));
      }}
      className={`${className} max-sm:w-auto max-sm:min-w-32 max-sm:flex-[1_1_calc(50%-0.25rem)]`}
    >
      <Label className="sr-only">{label}</Label>
      <Select.Trigger className="h-8 min-h-8 items-center py-0 text-[13px]">
        <Select.Value className="text-[13px]" />
        <Select.Indicator />
      </Select.Trigger>
      <Select.Popover className="max-h-80 min-w-44">
        <ListBox className="text-[13px]">{children}</ListBox>
      </Select.Popover>
    </Select>
  );
}
