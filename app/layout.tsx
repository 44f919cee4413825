import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { readSiteOrigin } from "@/lib/platform/http/site-origin";
import { getLanguage, getPageLanguage, getShopTexts } from "@/lib/shop/settings/current-language";
import { Providers } from "@/components/providers";
import { inter, interExtended } from "./fonts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const { name, description } = await getShopTexts();
  return {
    metadataBase: new URL(await readSiteOrigin()),
    title: { default: name, template: `%s · ${name}` },
    description,
    applicationName: name,
    alternates: { types: { "application/rss+xml": [{ url: "/feed.xml", title: `New at ${name}` }] } },
  };
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf8f4" },
    { media: "(prefers-color-scheme: dark)", color: "#171512" },
  ],
};

/** A prerendered page could not carry the nonce its scripts need, and the build must not need a database. */
export const dynamic = "force-dynamic";

/**
 * The shell of every page. Of the visitor it knows how prices and dates are written for them, and nothing else: what does is
 * a leaf further down.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, lang] = await Promise.all([getLanguage(), getPageLanguage()]);
  return (
    <html lang={lang} className={`${inter.variable} ${interExtended.variable}`}>
      <body className="flex min-h-dvh flex-col font-sans text-base">
        <Providers locale={locale}>{children}</Providers>
      </body>
    </html>
  );
}
