import { withApplication } from "../applications/with-application.ts";
import { pathId } from "../client/path-id.ts";
import type { Transport } from "../client/transport.ts";
import type { Portal } from "./portal.ts";

const defaultSessionSeconds = 604_800;

export function createPortal({ call }: Transport, now: () => number): Portal {
  return {
    createSession: async (application, options = {}) => {
      const { expiresInSeconds = defaultSessionSeconds, ...rest } = options;
      // Taken before the request: by then the session may have lived a little longer, never shorter.
      const expiresAt = new Date(now() + expiresInSeconds * 1000).toISOString();
      const access = await withApplication(application, (id, creates) =>
        call<{ url: string; token: string }>(
          (svix) => svix.authentication.appPortalAccess(id),
          JSON.stringify({ ...rest, expiry: expiresInSeconds, application: creates }),
        ),
      );
      return { url: access.url, token: access.token, expiresAt };
    },
    expireSessions: async (application, { sessionIds, afterSeconds } = {}) =>
      call(
        (svix) => svix.authentication.expireAll(pathId(application, "application")),
        JSON.stringify({ sessionIds, expiry: afterSeconds }),
      ),
  };
}
