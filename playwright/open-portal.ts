import { callApi } from "./call-api.ts";

/** A link to the portal of an application, which is created when it is not there. */
export async function portalLink(uid: string, access: object = {}): Promise<string> {
  await callApi("POST", "app?get_if_exists=true", JSON.stringify({ name: uid, uid }));
  const path = `auth/app-portal-access/${uid}`;
  return (await callApi<{ url: string }>("POST", path, JSON.stringify(access))).url;
}
