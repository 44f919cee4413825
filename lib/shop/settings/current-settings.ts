import { createSingleton } from "@/lib/platform/singleton";
import { DEFAULT_SETTINGS, type ShopSettings } from "./settings";

/** In its own file, without the database: what only asks needs nothing else of it. */
export const settingsMemory = createSingleton<{ settings: ShopSettings }>("shop.settings", () => ({
  settings: DEFAULT_SETTINGS,
}));

/** What holds for this shop, from memory: at most a moment old; before the first reading, what ships. */
export function currentSettings(): ShopSettings {
  return settingsMemory.get().settings;
}
