"use client";

import { Description, Label, ListBox, Select } from "@heroui/react";
import { useTranslations } from "next-intl";
import { type Role, roles } from "./roles.ts";

type RoleSelectProps = {
  label: string;
  isLabelShown?: boolean;
  value: Role;
  offered: readonly Role[];
  isDisabled?: boolean;
  className?: string;
  onChange: (role: Role) => void;
};

/** One of the roles, each with what it may do. */
export function RoleSelect(props: RoleSelectProps) {
  const { label, isLabelShown = false, value, offered, isDisabled = false, className = "" } = props;
  const t = useTranslations("people");
  return (
    <Select
      aria-label={label}
      value={value}
      isDisabled={isDisabled}
      className={className}
      onChange={(key) => {
        const chosen = roles.find((role) => role === key);
        if (chosen && chosen !== value) props.onChange(chosen);
      }}
    >
      <Label className={isLabelShown ? "" : "sr-only"}>{label}</Label>
      <Select.Trigger>
        <Select.Value>{() => t(`roles.${value}`)}</Select.Value>
        <Select.Indicator />
      </Select.Trigger>
      <Select.Popover className="min-w-64">
        <ListBox>
          {offered.map((role) => (
            <ListBox.Item key={role} id={role} textValue={t(`roles.${role}`)}>
              <span className="flex flex-col">
                <Label>{t(`roles.${role}`)}</Label>
                <Description>{t(`roleHints.${role}`)}</Description>
              </span>
              <ListBox.ItemIndicator />
            </ListBox.Item>
          ))}
        </ListBox>
      </Select.Popover>
    </Select>
  );
}
