"use client";

import {
  ColorArea,
  ColorPicker,
  ColorSlider,
  ColorSwatch,
  FieldError,
  Input,
  Label,
  TextField,
} from "@heroui/react";

type ColorFieldProps = {
  label: string;
  /** What the button that opens the picker is called. */
  pickLabel: string;
  value: string;
  /** Posthorn's own, where none is given. */
  ours: string;
  /** Why it does not fit. */
  problem: string | undefined;
  isReadOnly: boolean;
  onChange: (value: string) => void;
};

/** A colour, typed or picked. */
export function ColorField(props: ColorFieldProps) {
  const { label, pickLabel, value, ours, problem, isReadOnly, onChange } = props;
  const shown = value === "" || problem !== undefined ? ours : value.trim();
  return (
    <div className="flex items-start gap-2">
      <TextField
        value={value}
        onChange={onChange}
        isInvalid={problem !== undefined}
        isReadOnly={isReadOnly}
        validationBehavior="aria"
        className="min-w-0 flex-1"
      >
        <Label>{label}</Label>
        <Input placeholder={ours} maxLength={20} spellCheck={false} className="font-mono" />
        <FieldError>{problem}</FieldError>
      </TextField>
      {isReadOnly ? (
        <ColorSwatch color={shown} className="mt-7 ring-1 ring-border" />
      ) : (
        <ColorPicker value={shown} onChange={(color) => onChange(color.toString("hex").toLowerCase())}>
          <ColorPicker.Trigger aria-label={pickLabel} className="mt-7">
            <ColorSwatch className="ring-1 ring-border" />
          </ColorPicker.Trigger>
          <ColorPicker.Popover className="gap-3">
            <ColorArea colorSpace="hsb" xChannel="saturation" yChannel="brightness" className="w-52">
              <ColorArea.Thumb />
            </ColorArea>
            <ColorSlider channel="hue" colorSpace="hsb" aria-label={pickLabel} className="w-52">
              <ColorSlider.Track>
                <ColorSlider.Thumb />
              </ColorSlider.Track>
            </ColorSlider>
          </ColorPicker.Popover>
        </ColorPicker>
      )}
    </div>
  );
}
