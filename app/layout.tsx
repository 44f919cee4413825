import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { readSiteOrigin } from "@/lib/platform/http/site-origin";
import { getSettings } from "@/lib/shop/settings/live-settings";
import { Providers } from "@/components/providers";
import { inter, interExtended } from "./fonts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const { name, description } = await getSettings();
  return {
    metadataBase: new URL(await readSiteOrigin()),
    title: { default: name, template: `%s · ${name}` },
    description,
    applicationName: name,
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

/** The shell of every page. It knows nothing about the visitor: what does is a leaf further down. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={`${inter.variable} ${interExtended.variable}`}>
      <body className="flex min-h-dvh flex-col font-sans text-base">
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
