import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { Providers } from "@/components/providers";
import { inter, interExtended } from "./fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Aisle", template: "%s · Aisle" },
  description: "Furniture, lighting, textiles and small things for a home you want to be in.",
  applicationName: "Aisle",
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf8f4" },
    { media: "(prefers-color-scheme: dark)", color: "#171512" },
  ],
};

/** The shell of every page. It knows nothing about the visitor: what does is a leaf further down. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  // A prerendered page could not carry the nonce its scripts need.
  await connection();
  return (
    <html lang="en" className={`${inter.variable} ${interExtended.variable}`}>
      <body className="flex min-h-dvh flex-col font-sans text-base">
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
