"use client";

import type { Branding } from "@posthorn/contract";
import { type ColorPair, colorPairs, ourColors, readableRatio } from "@posthorn/domain/contrast";
import { Check, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { ColorField } from "./color-field.tsx";
import { colorNames, type LookDraft, type Mode } from "./look-draft.ts";

type ColorFieldsProps = {
  mode: Mode;
  draft: LookDraft;
  look: Branding;
  wrong: ReadonlySet<string>;
  isReadOnly: boolean;
  onChange: (colors: LookDraft[Mode]) => void;
};

/** The colours of one mode, and how well they are read on each other while they are typed. */
export function ColorFields({ mode, draft, look, wrong, isReadOnly, onChange }: ColorFieldsProps) {
  const t = useTranslations("look");
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-semibold">{t(`modes.${mode}`)}</legend>
      {colorNames.map((name) => (
        <ColorField
          key={name}
          label={t(`colors.${name}`)}
          pickLabel={t("pick", { color: t(`colors.${name}`), mode: t(`modes.${mode}`) })}
          value={draft[mode][name]}
          ours={ourColors[mode][name]}
          problem={wrong.has(`${mode}.${name}`) ? t("wrongColor") : undefined}
          isReadOnly={isReadOnly}
          onChange={(value) => onChange({ ...draft[mode], [name]: value })}
        />
      ))}
      <ul aria-label={t("contrast")} aria-live="polite" className="flex flex-col gap-1 text-[13px]">
        {colorPairs(look)
          .filter((pair) => pair.mode === mode)
          .map((pair) => (
            <Contrast key={pair.pair} {...pair} />
          ))}
      </ul>
    </fieldset>
  );
}

function Contrast({ pair, ratio }: ColorPair) {
  const t = useTranslations("look");
  const isReadable = ratio >= readableRatio;
  const Icon = isReadable ? Check : TriangleAlert;
  return (
    <li className={`flex items-center gap-2 ${isReadable ? "text-muted" : "text-warning"}`}>
      <Icon className="size-4 shrink-0" strokeWidth={1.75} aria-hidden="true" />
      <span className="min-w-0 flex-1">{t(`pairs.${pair}`)}</span>
      <span className="tabular-nums">{t(isReadable ? "ratio" : "poorRatio", { ratio })}</span>
    </li>
  );
}
