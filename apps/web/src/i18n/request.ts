import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { isPortalPath } from "#server/is-portal-path.ts";
import { loadMessages } from "./load-messages.ts";
import { localeCookie } from "./locale-cookie.ts";
import { acceptedLanguages, chooseLocale, type Locale, localeTags } from "./locales.ts";

/** What the server's components speak. Times are told in the reader's zone once the browser has taken over. */
export default getRequestConfig(async () => {
  const locale = await requestLocale();
  return { locale: localeTags[locale], messages: await loadMessages(locale), timeZone: "UTC" };
});

/** The reader's choice, else the browser's. The portal has no cookies: its address may say one. */
async function requestLocale(): Promise<Locale> {
  const headerList = await headers();
  const [path = "/", search] = (headerList.get("x-posthorn-path") ?? "/").split("?");
  const chosen = isPortalPath(path)
    ? new URLSearchParams(search).get("locale")
    : (await cookies()).get(localeCookie.name)?.value;
  return chooseLocale([chosen, ...acceptedLanguages(headerList.get("accept-language"))]);
}
