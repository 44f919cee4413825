import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { KeptValue } from "@/lib/platform/db/kept-value";
import { keptJson } from "@/lib/platform/keeping";
import { createSingleton } from "@/lib/platform/singleton";
import { currentSettings, settingsMemory } from "./current-settings";
import { readStored, type ShopSettings } from "./settings";

/** The row of the table `settings` that holds them. */
export const SETTINGS_KEY = "shop.settings";

/** Also where whoever is not to wait finds them (current-settings.ts). */
function hold(value: unknown): ShopSettings {
  return (settingsMemory.get().settings = readStored(value));
}

const onDisk = keptJson("settings", 1, hold);

async function loadSettings(): Promise<ShopSettings> {
  const { rows } = await getPool("report").query<{ value: unknown }>(
    "select value from settings where key = $1",
    [SETTINGS_KEY],
  );
  const value = rows[0]?.value;
  onDisk.keep(() => value ?? null);
  return hold(value);
}

/** While the database is away the last ones hold. */
const keeper = createSingleton("shop.settings.keeper", () => {
  const kept = new KeptValue({
    name: "the settings",
    part: "settings",
    channel: "settings",
    first: currentSettings(),
    read: loadSettings,
    recall: onDisk.recall,
  });
  return { kept, started: kept.start() };
});

/** What holds for this shop; the first call of a process waits until it was looked for. Starts keeping it. */
export async function getSettings(): Promise<ShopSettings> {
  await keeper.get().started;
  return currentSettings();
}

/** Reads them now, instead of when word of a change arrives. */
export function refreshSettings(): Promise<void> {
  return keeper.get().kept.refresh();
}

/** Stops keeping them; what ships holds again. For tests and an orderly end. */
export function closeSettings(): void {
  keeper.take()?.kept.stop();
  settingsMemory.take();
}
