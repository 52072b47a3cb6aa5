/** The installation that the journeys run against: all roles and the demo shop, started for them. */
export type Installation = {
  dashboardUrl: string;
  apiUrl: string;
  shopUrl: string;
  apiKey: string;
  operator: { email: string; password: string };
  /** Where it looks for an OpenID Connect provider; a journey that wants one starts it there. */
  oidcPort: number;
  /** Where it looks for a mail server; likewise. */
  mailPort: number;
};

const variable = "POSTHORN_JOURNEY_INSTALLATION";

/** Told to the processes of the journeys by their environment. */
export function tellInstallation(installation: Installation): void {
  process.env[variable] = JSON.stringify(installation);
}

export function installation(): Installation {
  const told = process.env[variable];
  if (told === undefined) throw new Error("the global setup has not started an installation");
  return JSON.parse(told) as Installation;
}
