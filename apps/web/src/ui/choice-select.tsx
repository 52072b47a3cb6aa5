"use client";

import { Description, Label, ListBox, Select } from "@heroui/react";

type ChoiceSelectProps<Choice extends string> = {
  label: string;
  hint?: string;
  value: Choice;
  choices: readonly Choice[];
  wordsOf: (choice: Choice) => string;
  isDisabled?: boolean;
  onChange: (choice: Choice) => void;
};

/** A field of a form: one of a few choices. */
export function ChoiceSelect<Choice extends string>(props: ChoiceSelectProps<Choice>) {
  const { label, hint, value, choices, wordsOf, isDisabled = false, onChange } = props;
  return (
    <Select
      value={value}
      isDisabled={isDisabled}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice === key);
        if (chosen !== undefined) onChange(chosen);
      }}
      fullWidth
    >
      <Label>{label}</Label>
      <Select.Trigger>
        <Select.Value />
        <Select.Indicator />
      </Select.Trigger>
      {hint === undefined ? null : <Description>{hint}</Description>}
      <Select.Popover>
        <ListBox>
          {choices.map((choice) => (
            <ListBox.Item key={choice} id={choice}>
              {wordsOf(choice)}
            </ListBox.Item>
          ))}
        </ListBox>
      </Select.Popover>
    </Select>
  );
}
