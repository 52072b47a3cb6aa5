import type {
  EndpointHeadersOut,
  EndpointHeadersPatchIn,
  EndpointOut,
  EndpointPatch,
} from "@posthorn/contract";

/** One header as it is edited. Of a kept one the value is not known here, and stays. */
export type HeaderField = { key: number; name: string; value: string; isKept: boolean };

/** The settings of an endpoint as they are typed. */
export type SettingsFields = {
  rate: string;
  inFlight: string;
  channels: string;
  properties: string;
  headers: HeaderField[];
};

export function settingsFields(
  endpoint: EndpointOut,
  { headers, sensitive }: EndpointHeadersOut,
): SettingsFields {
  const shown = Object.entries(headers).map(([name, value]) => ({ name, value, isKept: false }));
  const kept = sensitive.map((name) => ({ name, value: "", isKept: true }));
  return {
    rate: String(endpoint.throttleRate ?? ""),
    inFlight: String(endpoint.maxInFlight ?? ""),
    channels: endpoint.channels?.join(", ") ?? "",
    properties: endpoint.properties ? JSON.stringify(endpoint.properties, null, 2) : "",
    headers: [...shown, ...kept].map((header, key) => ({ ...header, key })),
  };
}

type Properties = NonNullable<EndpointPatch["properties"]>;

/** Properties as they are typed; null: none, undefined while it is no object. */
export function readProperties(text: string): Properties | null | undefined {
  if (text.trim() === "") return null;
  try {
    const read: unknown = JSON.parse(text);
    const isObject = typeof read === "object" && read !== null && !Array.isArray(read);
    return isObject ? (read as Properties) : undefined;
  } catch {
    return undefined;
  }
}

/** The change of the endpoint itself; undefined while its properties are no object. */
export function settingsPatch(fields: SettingsFields): SettingsPatch | undefined {
  const properties = readProperties(fields.properties);
  if (properties === undefined) return undefined;
  const channels = fields.channels
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return {
    throttleRate: numberOf(fields.rate),
    maxInFlight: numberOf(fields.inFlight),
    channels: channels.length === 0 ? null : channels,
    properties,
  };
}

export type SettingsPatch = Required<
  Pick<EndpointPatch, "throttleRate" | "maxInFlight" | "channels" | "properties">
>;

/** What differs from the headers that are there; null when nothing does. */
export function headersPatch(
  fields: readonly HeaderField[],
  known: EndpointHeadersOut,
): EndpointHeadersPatchIn | null {
  const named = fields.filter(({ name }) => name.trim() !== "");
  const set = named.filter((field) => !field.isKept && known.headers[field.name.trim()] !== field.value);
  const still = new Set(named.map(({ name }) => name.trim().toLowerCase()));
  const deleteHeaders = [...Object.keys(known.headers), ...known.sensitive].filter(
    (name) => !still.has(name.toLowerCase()),
  );
  if (set.length === 0 && deleteHeaders.length === 0) return null;
  return { headers: Object.fromEntries(set.map(({ name, value }) => [name.trim(), value])), deleteHeaders };
}

function numberOf(text: string): number | null {
  return text === "" ? null : Number(text);
}
