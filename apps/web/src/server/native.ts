/**
 * Our packages that only the server needs, loaded by Node itself and once a process: bundled, each chunk
 * would hold a copy of its own, with its own connections and its own DomainError.
 */
export const domain: typeof import("@posthorn/domain") = await import(
  /* turbopackIgnore: true */ "@posthorn/domain"
);
export const settings: typeof import("@posthorn/settings") = await import(
  /* turbopackIgnore: true */ "@posthorn/settings"
);
export const telemetry: typeof import("@posthorn/telemetry") = await import(
  /* turbopackIgnore: true */ "@posthorn/telemetry"
);
