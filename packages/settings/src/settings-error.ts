export type SettingProblem = { variable: string; message: string };

/** Thrown when the environment holds settings that cannot be used; its message has a line for each. */
export class SettingsError extends Error {
  readonly problems: readonly SettingProblem[];

  constructor(problems: readonly SettingProblem[]) {
    super(problems.map((problem) => problem.message).join("\n"));
    this.name = "SettingsError";
    this.problems = problems;
  }
}
