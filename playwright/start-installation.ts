import { startInstallation } from "@posthorn/testing/installation";
import { oidcClient } from "@posthorn/testing/oidc-server";
import { tellInstallation } from "./installation.ts";

const oidcOffset = 15;
const mailOffset = 16;

/** Starts the installation that the journeys run against; answers how to stop it. */
export default async function startForJourneys(): Promise<() => Promise<void>> {
  const { firstPort, stop, ...started } = await startInstallation((port) => ({
    ...singleSignOn(port),
    ...mail(port),
  }));
  tellInstallation({ ...started, oidcPort: firstPort + oidcOffset, mailPort: firstPort + mailOffset });
  return stop;
}

function singleSignOn(first: number): NodeJS.ProcessEnv {
  return {
    POSTHORN_OIDC_ISSUER: `http://127.0.0.1:${first + oidcOffset}`,
    POSTHORN_OIDC_CLIENT_ID: oidcClient.clientId,
    POSTHORN_OIDC_CLIENT_SECRET: oidcClient.clientSecret,
    POSTHORN_OIDC_NAME: "Acme ID",
  };
}

function mail(first: number): NodeJS.ProcessEnv {
  return {
    SMTP_URL: `smtp://127.0.0.1:${first + mailOffset}`,
    POSTHORN_MAIL_FROM: "posthorn@acme.example",
  };
}
