import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { themeScript } from "#features/theme/theme-script.ts";
import { ReaderZone } from "#i18n/reader-zone.tsx";
import { isPortalPath } from "#server/is-portal-path.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Posthorn", template: "%s · Posthorn" },
  robots: { index: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const headerList = await headers();
  const nonce = headerList.get("x-nonce") ?? undefined;
  const [path = "/"] = (headerList.get("x-posthorn-path") ?? "/").split("?");
  const messages = await getMessages();
  return (
    <html
      lang={await getLocale()}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      suppressHydrationWarning
    >
      <head>
        <meta property="csp-nonce" nonce={nonce} suppressHydrationWarning />
        <script nonce={nonce} dangerouslySetInnerHTML={{ __html: themeScript }} suppressHydrationWarning />
      </head>
      <body className="font-sans antialiased">
        {/* The portal loads its own, in the language that its address asks for. */}
        <NextIntlClientProvider messages={isPortalPath(path) ? { errors: messages.errors } : messages}>
          <ReaderZone>{children}</ReaderZone>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
