import type { useTranslations } from "next-intl";
import type * as english from "../../messages/en/index.ts";

type English = typeof english;

declare module "next-intl" {
  interface AppConfig {
    /** The English files say which keys there are. */
    Messages: English;
  }
}

/** What `useTranslations` answers for a noun: for functions that put words together outside of components. */
export type Translate<Noun extends keyof English> = ReturnType<typeof useTranslations<Noun>>;
