export { describeSettings, type SettingDescription } from "./describe-settings.ts";
export {
  type Environment,
  loadRoleSettings,
  loadSettings,
  type RoleSettings,
  type Settings,
} from "./load-settings.ts";
export { type SettingProblem, SettingsError } from "./settings-error.ts";
export type { SettingFacts, SettingGroup, SettingKey } from "./settings-schema.ts";
