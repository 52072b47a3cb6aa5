import { type Environment, loadSettings } from "./load-settings.ts";
import { factsOf, type SettingFacts, type SettingKey, settingsSchema } from "./settings-schema.ts";

export type SettingDescription = SettingFacts & {
  key: SettingKey;
  /** As it would be written in the environment; of a secret only whether it is set. */
  value: string;
  isSet: boolean;
};

/** Every setting in the order of the documents, with the value that `env` gives it. */
export function describeSettings(env: Environment = {}): SettingDescription[] {
  const settings = loadSettings(env);
  return (Object.keys(settingsSchema.shape) as SettingKey[]).map((key) => {
    const facts = factsOf(key);
    const isSet = Boolean(env[facts.variable]?.trim());
    return { ...facts, key, isSet, value: valueText(settings[key], facts, isSet) };
  });
}

function valueText(value: unknown, facts: SettingFacts, isSet: boolean): string {
  if (facts.secret) return isSet ? "(set)" : "";
  return Array.isArray(value) ? value.join(",") : String(value ?? "");
}
