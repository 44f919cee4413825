import type { MetadataRoute } from "next";
import { getSettings } from "@/lib/shop/settings/live-settings";

/** Made for each request: its name is a setting, and the build must not need a database. */
export const dynamic = "force-dynamic";

export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const { name, language } = await getSettings();
  return {
    name,
    short_name: name,
    lang: language,
    start_url: "/",
    display: "browser",
    background_color: "#faf8f4",
    theme_color: "#faf8f4",
    icons: [{ src: "/icon.svg", sizes: "any", type: "image/svg+xml" }],
  };
}
