type Rule = { includes: string[]; linter: { rules: { style?: { noRestrictedImports?: unknown } } } };

/** A package or app, and what of ours it may import. */
export type ImportRule = { name: string; mayImport: string[] };

/** Who may import whom, from the rule file that the linter enforces. */
export function importRules(ruleFile: string): ImportRule[] {
  const { overrides } = JSON.parse(ruleFile) as { overrides: Rule[] };
  return overrides.flatMap(({ includes, linter }) => {
    const [folder = ""] = includes;
    const [, name] = /^(?:packages\/|apps\/)?([a-z-]+)\/\*\*$/.exec(folder) ?? [];
    const rule = linter.rules.style?.noRestrictedImports;
    if (name === undefined || includes.length > 1 || !hasPatterns(rule)) return [];
    const allowed = rule.options.patterns
      .flatMap(({ group }) => group)
      .map((pattern) => /^!@posthorn\/([a-z-]+)$/.exec(pattern)?.[1])
      .filter((each) => each !== undefined);
    return [{ name, mayImport: allowed }];
  });
}

/** The rules as a drawing, arrows pointing at what is imported. Any app may import settings and telemetry: said once. */
export function importDrawing(rules: readonly ImportRule[], apps: readonly string[]): string {
  const lines = rules.flatMap(({ name, mayImport }) => {
    const shown = apps.includes(name) ? mayImport.filter((each) => !ofAllApps.includes(each)) : mayImport;
    return shown.map((each) => `  ${name} --> ${each}`);
  });
  const groups = [
    "  subgraph apps",
    ...apps.map((app) => `    ${app}`),
    "  end",
    ...ofAllApps.map((each) => `  apps --> ${each}`),
  ];
  return ["flowchart LR", ...groups, ...lines].join("\n");
}

const ofAllApps = ["settings", "telemetry"];

function hasPatterns(rule: unknown): rule is { options: { patterns: { group: string[] }[] } } {
  return typeof rule === "object" && rule !== null && "options" in rule;
}
